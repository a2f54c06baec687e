using LeadGrid.Access;
using Orleans.Concurrency;

namespace LeadGrid.Mailings;

/// <summary>One e-mail campaign. Its key is <see cref="KeyOf"/>. Administrators only.</summary>
[Alias("mailing-grain")]
public interface IMailingGrain : IGrainWithStringKey
{
    public static string KeyOf(string campaign, string id) => $"{campaign}/{id}";

    /// <returns>Null where there is none, or the actor is not the operator.</returns>
    [Alias("get"), AlwaysInterleave]
    Task<Mailing?> Get(Actor actor);

    /// <summary>Writes the draft anew.</summary>
    /// <param name="expectedRevision">The revision that the caller saw; 0 makes a new mailing.</param>
    /// <exception cref="UnauthorizedAccessException">Administrators and the system only; so with all that follow.</exception>
    [Alias("save")]
    Task<MailingResult> Save(Actor actor, MailingContent content, long expectedRevision);

    /// <summary>Takes down who is in the segment now, and begins to write to them.</summary>
    [Alias("start")]
    Task<MailingResult> Start(Actor actor, long expectedRevision);

    /// <summary>Writes nothing more until it is resumed. What was written leaves.</summary>
    [Alias("pause")]
    Task<MailingResult> Pause(Actor actor, long expectedRevision);

    [Alias("resume")]
    Task<MailingResult> Resume(Actor actor, long expectedRevision);

    /// <summary>Ends it. Whoever was not written to is not any more.</summary>
    [Alias("stop")]
    Task<MailingResult> Stop(Actor actor, long expectedRevision);
}

/// <summary>The ids of a campaign's mailings. Key: the campaign's code.</summary>
[Alias("mailing-catalog-grain")]
public interface IMailingCatalogGrain : IGrainWithStringKey
{
    /// <summary>How many a campaign may have.</summary>
    public const int Limit = 500;

    [Alias("ids")]
    Task<string[]> Ids();

    /// <returns>False where there are <see cref="Limit"/> already.</returns>
    [Alias("add")]
    Task<bool> Add(string id);
}
