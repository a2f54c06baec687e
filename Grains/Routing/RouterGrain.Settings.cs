using LeadGrid.Access;
using LeadGrid.Brokers;
using LeadGrid.Campaigns;
using LeadGrid.Intake;

namespace LeadGrid.Routing;

/// <summary>What the router decides by, and how it makes sure that nobody else decides by older settings.</summary>
internal sealed partial class RouterGrain
{
    private RoutingSettings? _settings;

    // Taken from the database with the first settings: they are never older than it.
    private long? _epoch;

    // Reads that were begun, and the number of the one that was taken up: several may be under way at once.
    private long _reads;
    private long _takenUp;

    public async Task SettingsChanged()
    {
        await TakeUpSettings();
        if (_mayWait)
        {
            await RouteWaiting(certain: true);
        }
    }

    private RoutingSettings Settings() =>
        _settings ?? throw new UnknownCampaignException($"There is no campaign '{Campaign}'.");

    private async ValueTask DemandSameSettings(PreparedLead[] leads)
    {
        var version = leads[0].CampaignVersion;
        if (version > Settings().Campaign.Version)
        {
            // The push of the change is still on its way, or was lost with its silo.
            await TakeUpSettings();
        }

        if (version != 0 && version != Settings().Campaign.Version)
        {
            throw new OtherSettingsException($"Campaign {Campaign} has version {Settings().Campaign.Version} of its settings, not {version}.");
        }
    }

    private async Task RefreshSettings(CancellationToken cancellation)
    {
        var read = ++_reads;
        var fresh = await ReadSettings();
        if (read > _takenUp && fresh is not null && _settings is { } known && !SameVersions(fresh, known))
        {
            LogSettingsMissed(Campaign);
            TakeUp(fresh, read);
        }
    }

    private async Task TakeUpSettings()
    {
        var read = ++_reads;
        var fresh = await ReadSettings();
        if (fresh is not null && _epoch is null)
        {
            // The highest, should two calls get here at once.
            _epoch = Math.Max(_epoch ?? 0, await transactions.TakeOver(Campaign, CancellationToken.None));
            // Read again: what was changed before the epoch was taken may have been told to the router before.
            read = ++_reads;
            fresh = await ReadSettings();
        }

        TakeUp(fresh, read);
    }

    /// <summary>A read that was begun before the one that is taken up may be older, and would bring back what was changed since.</summary>
    private void TakeUp(RoutingSettings? fresh, long read)
    {
        if (read > _takenUp)
        {
            (_settings, _takenUp, _walkedFor) = (fresh, read, null);
        }
    }

    private async Task<RoutingSettings?> ReadSettings()
    {
        var campaign = await GrainFactory.GetGrain<ICampaignGrain>(Campaign).Get();
        if (campaign is null)
        {
            return null;
        }

        var actor = Actor.Router(Campaign);
        var profiles = await Task.WhenAll(campaign.Members.Select(m => GrainFactory.GetGrain<IBrokerGrain>(m.BrokerId).Get(actor)));
        return new RoutingSettings(
            campaign,
            [.. campaign.Members.Zip(profiles).Where(p => p.Second is not null).Select(p => new RoutingMember(p.Second!, p.First.Weight))]);
    }

    private static bool SameVersions(RoutingSettings a, RoutingSettings b) =>
        a.Campaign.Version == b.Campaign.Version
        && a.Members.Select(m => (m.Profile.Id, m.Profile.Version)).SequenceEqual(b.Members.Select(m => (m.Profile.Id, m.Profile.Version)));
}
