using LeadGrid.Campaigns;
using LeadGrid.Numbers;
using LeadGrid.Outreach;

namespace LeadGrid.Providers.Twilio.Inbox;

/// <summary>The numbers by which campaigns text: each campaign's own, and all of the pool, those in quarantine too.</summary>
internal sealed class CampaignNumbers(IGrainFactory grains)
{
    public async Task<string[]> All()
    {
        var codes = await grains.GetGrain<ICatalogGrain>(ICatalogGrain.Key).Campaigns();
        var campaigns = await Task.WhenAll(codes.Select(code => grains.GetGrain<ICampaignGrain>(code).Get()));
        var pool = await grains.GetGrain<INumberPoolGrain>(INumberPoolGrain.Key).All(MessageSteps.Outreach);
        var own = campaigns.Select(campaign => campaign?.Outreach.TextNumber).OfType<string>().Where(number => number.Length > 0);
        return [.. own.Concat(pool.Select(number => number.Number)).Distinct()];
    }
}
