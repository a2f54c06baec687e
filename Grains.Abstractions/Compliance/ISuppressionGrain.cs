using LeadGrid.Access;

namespace LeadGrid.Compliance;

/// <summary>
/// The lists of whom not to contact, imported from files. Numbers and addresses are hashed here and go no further. A stateless
/// worker; administrators only.
/// </summary>
[Alias("suppression-grain")]
public interface ISuppressionGrain : IGrainWithIntegerKey
{
    /// <summary>Begins an import. Until <see cref="Complete"/> the older copy of the list counts.</summary>
    [Alias("begin")]
    Task<ListBegun> Begin(Actor actor, ListImport import);

    /// <summary>Reads and stores up to <see cref="ListChunk.MostLines"/> lines. Never repeated: each call is counted.</summary>
    /// <exception cref="InvalidOperationException">The import was ended meanwhile.</exception>
    [Alias("add")]
    Task<ListChunkAnswer> Add(Actor actor, ListChunk chunk);

    /// <summary>Makes the list current and its older copies replaced, in one transaction.</summary>
    /// <returns>Null where there is no such import under way.</returns>
    [Alias("complete")]
    Task<SuppressionListView?> Complete(Actor actor, long listId);

    /// <summary>Ends an import that is not to be completed.</summary>
    [Alias("abandon")]
    Task Abandon(Actor actor, long listId);

    /// <summary>The lists in force, and after them the ended ones, the newest first; at most <see cref="SuppressionListView.Most"/>.</summary>
    [Alias("all")]
    Task<SuppressionListView[]> All(Actor actor);

    /// <summary>Takes a list out of force. It stays in the audit, and its entries for a month.</summary>
    /// <returns>Whether there was such a list in force.</returns>
    [Alias("retire")]
    Task<bool> Retire(Actor actor, long listId);

    /// <summary>Takes one number off the lists of litigators, until a newer copy names it again.</summary>
    [Alias("lift")]
    Task<LiftAnswer> Lift(Actor actor, PersonalText phone, string reason);
}
