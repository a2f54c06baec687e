using LeadGrid.Access;

namespace LeadGrid.Compliance;

/// <summary>A line of a list as it is stored.</summary>
/// <param name="AskedAt">Of a reassigned number: when it was asked for.</param>
/// <param name="Reassigned">The answer.</param>
internal sealed record ListEntry(byte[] Hash, DateTimeOffset? AskedAt = null, bool? Reassigned = null);

/// <summary>Where imported lists are kept.</summary>
internal interface ISuppressionStore
{
    /// <returns>The new list's id; null where a copy of it is in force that is newer.</returns>
    Task<long?> Begin(ListImport import, Actor actor, DateTimeOffset at, CancellationToken cancellation);

    /// <returns>False: the import was ended, and nothing was stored.</returns>
    Task<bool> Add(long listId, IReadOnlyList<ListEntry> entries, int rows, int accepted, CancellationToken cancellation);

    Task<SuppressionListView?> Complete(long listId, DateTimeOffset at, CancellationToken cancellation);

    /// <param name="from">The state that it must be in.</param>
    /// <returns>Whether it was.</returns>
    Task<bool> End(long listId, ListState from, ListState to, Actor actor, DateTimeOffset at, CancellationToken cancellation);

    Task<IReadOnlyList<SuppressionListView>> All(int limit, CancellationToken cancellation);

    /// <returns>Whether a list of litigators in force names it.</returns>
    Task<bool> Lift(byte[] hash, Actor actor, string reason, DateTimeOffset at, CancellationToken cancellation);
}
