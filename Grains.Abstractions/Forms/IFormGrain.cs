using LeadGrid.Access;
using Orleans.Concurrency;

namespace LeadGrid.Forms;

/// <summary>The hosted form of one campaign, by its code. Administrators write it; who is shown a published version is nobody's user.</summary>
[Alias("form-grain")]
public interface IFormGrain : IGrainWithStringKey
{
    /// <returns>The form with its versions; null where there is none.</returns>
    /// <exception cref="UnauthorizedAccessException">Administrators and the system only; so with all that take an actor.</exception>
    [Alias("get")]
    Task<CampaignForm?> Get(Actor actor);

    /// <summary>Makes a draft under the next number, in the place of the draft that there may be. What is published stays.</summary>
    /// <param name="expectedRevision">The revision that the caller saw; 0 makes the form.</param>
    [Alias("save")]
    Task<FormResult> Save(Actor actor, FormContent content, long expectedRevision);

    /// <summary>From now on people are shown the draft; the version before is retired.</summary>
    [Alias("publish")]
    Task<FormResult> Publish(Actor actor, long expectedRevision);

    /// <summary>A version as people would be shown it.</summary>
    /// <param name="version">Null: the newest.</param>
    [Alias("preview")]
    Task<HostedForm?> Preview(Actor actor, int? version, string? language);

    /// <summary>What people are shown: of what was published, nothing else.</summary>
    /// <param name="version">One that was published once; null: the one that is now.</param>
    /// <param name="languages">What the reader understands, the best first.</param>
    [Alias("shown"), AlwaysInterleave]
    Task<HostedForm?> Shown(int? version, string[] languages);
}
