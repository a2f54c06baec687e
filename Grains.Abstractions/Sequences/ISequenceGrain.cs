using LeadGrid.Access;
using Orleans.Concurrency;

namespace LeadGrid.Sequences;

/// <summary>One sequence of a campaign. Its key is <see cref="KeyOf"/>.</summary>
[Alias("sequence-grain")]
public interface ISequenceGrain : IGrainWithStringKey
{
    public static string KeyOf(string campaign, string id) => $"{campaign}/{id}";

    /// <returns>Null where there is none, or the actor is not the operator.</returns>
    [Alias("get"), AlwaysInterleave]
    Task<FollowUpSequence?> Get(Actor actor);

    /// <summary>Makes a draft under the next number, in the place of the draft that there may be. What is live stays so.</summary>
    /// <param name="expectedRevision">The revision that the caller saw; 0 makes a new sequence.</param>
    /// <exception cref="UnauthorizedAccessException">Administrators and the system only; so with all that follow.</exception>
    [Alias("save")]
    Task<SequenceResult> Save(Actor actor, SequenceContent content, long expectedRevision);

    /// <summary>From now on runs begin on the draft.</summary>
    [Alias("publish")]
    Task<SequenceResult> Publish(Actor actor, long expectedRevision);

    /// <summary>No further run begins. Those under way finish.</summary>
    [Alias("withdraw")]
    Task<SequenceResult> Withdraw(Actor actor, long expectedRevision);
}

/// <summary>The ids of a campaign's sequences. Key: the campaign's code.</summary>
[Alias("sequence-catalog-grain")]
public interface ISequenceCatalogGrain : IGrainWithStringKey
{
    /// <summary>How many a campaign may have.</summary>
    public const int Limit = 50;

    [Alias("ids")]
    Task<string[]> Ids();

    /// <returns>Those on which runs may begin now, by id: what whoever works a lead of the campaign may choose from.</returns>
    [Alias("live")]
    Task<LiveSequence[]> Live();

    /// <returns>False where there are <see cref="Limit"/> already.</returns>
    [Alias("add")]
    Task<bool> Add(string id);
}

[GenerateSerializer, Immutable, Alias("live-sequence")]
public sealed record LiveSequence(
    [property: Id(0)] string Id,
    [property: Id(1)] string Name);
