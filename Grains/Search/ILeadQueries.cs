using LeadGrid.Access;
using LeadGrid.Leads;

namespace LeadGrid.Search;

/// <summary>Lists of leads over SQL.</summary>
internal interface ILeadQueries
{
    /// <returns>Rows as the actor sees them.</returns>
    /// <param name="filter">Personal values already hashed.</param>
    Task<IReadOnlyList<LeadRow>> Find(Actor actor, LeadFilter filter, int limit, CancellationToken cancellation);

    /// <summary>Counted up to <paramref name="limit"/>.</summary>
    Task<int> Count(Actor actor, int limit, CancellationToken cancellation);
}

/// <summary>A search as the database can answer it.</summary>
internal sealed record LeadFilter(
    LeadSearch Search,
    byte[]? PhoneHash,
    byte[]? EmailHash,
    byte[]? LastNameHash,
    byte[]? ExternalIdHash,
    SearchCursor? After);
