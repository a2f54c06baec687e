namespace LeadGrid.Campaigns;

/// <summary>What durable consumers of the log keep of campaigns.</summary>
internal interface ICampaignQueries
{
    Task<CampaignCounters> Counters(string campaign, DateOnly from, DateOnly to, CancellationToken cancellation);

    Task<CampaignSpeed> Speed(string campaign, DateOnly from, DateOnly to, CancellationToken cancellation);
}
