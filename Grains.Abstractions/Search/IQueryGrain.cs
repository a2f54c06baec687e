using LeadGrid.Access;

namespace LeadGrid.Search;

/// <summary>Lists over SQL, so that the Api needs no database. A stateless worker.</summary>
[Alias("query-grain")]
public interface IQueryGrain : IGrainWithIntegerKey
{
    /// <summary>Only leads that the actor may see: a broker's own, a seller's own, all for administrators.</summary>
    /// <exception cref="ArgumentException">A cursor that no search gave out.</exception>
    [Alias("search")]
    Task<LeadPage> Search(Actor actor, LeadSearch search);

    /// <summary>How many leads a view holds, counted up to <paramref name="limit"/>.</summary>
    [Alias("count")]
    Task<int> Count(Actor actor, int limit);
}
