using LeadGrid.Campaigns;

namespace LeadGrid.Providers.Twilio.Inbox;

/// <summary>The numbers by which campaigns text.</summary>
internal sealed class CampaignNumbers(IGrainFactory grains)
{
    public async Task<string[]> All()
    {
        var codes = await grains.GetGrain<ICatalogGrain>(ICatalogGrain.Key).Campaigns();
        var campaigns = await Task.WhenAll(codes.Select(code => grains.GetGrain<ICampaignGrain>(code).Get()));
        return [.. campaigns.Select(campaign => campaign?.Outreach.TextNumber).OfType<string>().Where(number => number.Length > 0).Distinct()];
    }
}
