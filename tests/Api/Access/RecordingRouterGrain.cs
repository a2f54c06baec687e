using System.Collections.Concurrent;
using LeadGrid.Access;
using LeadGrid.Brokers;
using LeadGrid.Campaigns;
using LeadGrid.Intake;
using LeadGrid.Routing;

namespace LeadGrid.Api.Tests;

/// <summary>Asks for the settings as a router does when it is told of a change, and notes what it was given.</summary>
internal sealed class RecordingRouterGrain(RouterJournal journal) : Grain, IRouterGrain
{
    public async Task SettingsChanged()
    {
        var code = this.GetPrimaryKeyString();
        if (journal.Unreachable.ContainsKey(code))
        {
            throw new TimeoutException("The router does not answer.");
        }

        var campaign = await GrainFactory.GetGrain<ICampaignGrain>(code).Get();
        var actor = Actor.Router(code);
        var brokers = await Task.WhenAll(campaign!.Members.Select(member => GrainFactory.GetGrain<IBrokerGrain>(member.BrokerId).Get(actor)));
        journal.Seen[code] = (campaign.Version, brokers.Select(broker => broker!.Version).ToArray());
        journal.Told.AddOrUpdate(code, 1, (_, times) => times + 1);
    }

    public Task<IntakeAnswer[]> Submit(PreparedLead[] leads) => throw new NotSupportedException();

    public Task<IntakeAnswer[]> Rehearse(PreparedLead[] leads) => throw new NotSupportedException();

    public Task RouteWaiting(bool certain) => throw new NotSupportedException();
}

internal sealed class RouterJournal
{
    /// <summary>By campaign: its version, and those of its brokers in order, at the last time the router was told.</summary>
    public ConcurrentDictionary<string, (long Campaign, long[] Brokers)> Seen { get; } = new();

    public ConcurrentDictionary<string, int> Told { get; } = new();

    /// <summary>Campaigns whose routers fail.</summary>
    public ConcurrentDictionary<string, bool> Unreachable { get; } = new();
}
