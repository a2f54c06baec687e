using LeadGrid.Leads;
using LeadGrid.Routing;

namespace LeadGrid.Storage.DueWork;

/// <summary>Lets a campaign's router look at its waiting leads. Its transaction plans the next look or removes the row.</summary>
internal sealed class RouteWaitingHandler(IGrainFactory grains) : IDueWorkHandler
{
    public DueWorkKind Kind => DueWorkKind.RouteWaiting;

    public async Task<DueWorkEffect?> Handle(LeasedWork work, CancellationToken cancellation)
    {
        await grains.GetGrain<IRouterGrain>(work.Campaign).RouteWaiting(certain: true);
        return null;
    }
}
