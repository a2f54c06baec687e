using LeadGrid.Access;

namespace LeadGrid.Outreach;

/// <summary>One message template, by its id. Administrators write and approve; brokers read what is approved.</summary>
[Alias("template-grain")]
public interface ITemplateGrain : IGrainWithStringKey
{
    /// <returns>
    /// The template; to a broker its approved version alone. Null where there is none, or none that the actor may see.
    /// </returns>
    [Alias("get")]
    Task<MessageTemplate?> Get(Actor actor);

    /// <summary>
    /// Makes a draft under the next number, in the place of the draft or submission that there may be. What was approved stays.
    /// </summary>
    /// <param name="expectedRevision">The revision that the caller saw; 0 makes a new template.</param>
    /// <exception cref="UnauthorizedAccessException">Administrators and the system only; so with all that follow.</exception>
    [Alias("save")]
    Task<TemplateResult> Save(Actor actor, TemplateDraft draft, long expectedRevision);

    /// <summary>The draft is ready to be looked at by somebody else.</summary>
    [Alias("submit")]
    Task<TemplateResult> Submit(Actor actor, long expectedRevision);

    /// <summary>
    /// From now on messages are made of what was submitted; the version before is retired. Refused to its author, where
    /// the settings do not allow it.
    /// </summary>
    [Alias("approve")]
    Task<TemplateResult> Approve(Actor actor, long expectedRevision);

    /// <summary>No further message is made of the approved version.</summary>
    [Alias("retire")]
    Task<TemplateResult> Retire(Actor actor, long expectedRevision);
}

/// <summary>The ids of all templates. One activation, key <c>templates</c>.</summary>
[Alias("template-catalog-grain")]
public interface ITemplateCatalogGrain : IGrainWithStringKey
{
    public const string Key = "templates";

    /// <summary>How many there may be.</summary>
    public const int Limit = 1_000;

    [Alias("ids")]
    Task<string[]> Ids();

    /// <returns>False where there are <see cref="Limit"/> already.</returns>
    [Alias("add")]
    Task<bool> Add(string id);
}
