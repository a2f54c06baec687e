using System.Data.Common;
using LeadGrid.Access;
using Orleans.Concurrency;

namespace LeadGrid.Providers;

[StatelessWorker, Reentrant]
internal sealed class ProvidersGrain(
    ReportClient reports, IProviderBoard board, IClusterMembershipService membership, TimeProvider time) : Grain, IProvidersGrain
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(2);

    public async Task<ProvidersView> Look(Actor actor)
    {
        actor.DemandOperator("see how providers are");
        var outbox = Outbox();
        var silos = await Task.WhenAll(membership.CurrentSnapshot.Members.Values.Where(Lives).OrderBy(member => member.Name).Select(Ask));
        return new ProvidersView(time.GetUtcNow(), silos, await outbox);
    }

    private async Task<SiloReport> Ask(ClusterMember member) => new(
        member.Name, member.SiloAddress.Endpoint.ToString(), await reports.Ask(member.SiloAddress, time));

    private async Task<OutboxDepth?> Outbox()
    {
        using var timeout = new CancellationTokenSource(s_patience, time);
        try
        {
            return await board.Outbox(timeout.Token);
        }
        catch (Exception e) when (e is DbException or TimeoutException or OperationCanceledException)
        {
            // That is what the page shows then.
            return null;
        }
    }

    // One that joins serves nothing yet.
    private static bool Lives(ClusterMember member) => member.Status is SiloStatus.Active or SiloStatus.ShuttingDown or SiloStatus.Stopping;
}
