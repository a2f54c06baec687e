using LeadGrid.Leads;
using LeadGrid.Sequences;
using LeadGrid.Storage.Leads;

namespace LeadGrid.Storage.DueWork;

/// <summary>Wakes leads whose next step is due. What a lead says of its next one is planned in the transaction that removes this.</summary>
internal sealed class FollowUpHandler(IGrainFactory grains) : IDueWorkHandler
{
    public DueWorkKind Kind => DueWorkKind.FollowUp;

    public async Task<DueWorkEffect?> Handle(LeasedWork work, CancellationToken cancellation) =>
        Again.Of(work, await grains.GetGrain<ILeadFollowUpGrain>(work.LeadId).Wake());
}

/// <summary>Wakes leads that nobody has tried to reach in time.</summary>
internal sealed class PullBackHandler(IGrainFactory grains) : IDueWorkHandler
{
    public DueWorkKind Kind => DueWorkKind.PullBack;

    public async Task<DueWorkEffect?> Handle(LeasedWork work, CancellationToken cancellation) =>
        Again.Of(work, await grains.GetGrain<ILeadFollowUpGrain>(work.LeadId).PullBack());
}

/// <summary>Wakes closed leads whose rest is over.</summary>
internal sealed class RecycleHandler(IGrainFactory grains) : IDueWorkHandler
{
    public DueWorkKind Kind => DueWorkKind.Recycle;

    public async Task<DueWorkEffect?> Handle(LeasedWork work, CancellationToken cancellation)
    {
        await grains.GetGrain<ILeadFollowUpGrain>(work.LeadId).Recycle();
        return null;
    }
}

/// <summary>The same work once more, later.</summary>
internal static class Again
{
    public static DueWorkEffect? Of(LeasedWork work, DateTimeOffset? at) => at is { } due
        ? DueWorkEffect.Of(new DueRow(work.Campaign, work.LeadId, new LeadGrid.Leads.DueWork(work.Kind, due, work.Version)), LaterRows.Append)
        : null;
}
