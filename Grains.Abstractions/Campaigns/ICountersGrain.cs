using LeadGrid.Access;

namespace LeadGrid.Campaigns;

/// <summary>What durable consumers of the log have counted. A stateless worker.</summary>
public interface ICountersGrain : IGrainWithIntegerKey
{
    /// <summary>A campaign's counters over whole days (UTC), both included; null for anybody but the operator.</summary>
    [Alias("of")]
    Task<CampaignCounters?> Of(Actor actor, string campaign, DateOnly from, DateOnly to);

    /// <summary>How fast the leads were dealt with that came on these days (UTC), both included; null for anybody but the operator.</summary>
    [Alias("speed")]
    Task<CampaignSpeed?> Speed(Actor actor, string campaign, DateOnly from, DateOnly to);
}
