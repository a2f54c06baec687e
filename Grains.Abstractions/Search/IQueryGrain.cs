using LeadGrid.Access;
using LeadGrid.Campaigns;

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

    /// <summary>A campaign's counters over whole days (UTC), both included; null for anybody but the operator.</summary>
    [Alias("counters")]
    Task<CampaignCounters?> Counters(Actor actor, string campaign, DateOnly from, DateOnly to);
}
