using Orleans.Concurrency;

namespace LeadGrid.Membership;

[StatelessWorker, Reentrant]
internal sealed class MembershipGrain(IClusterMembershipService membership, IMembershipTable table) : Grain, IMembershipGrain
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(5);

    // Apis ask every other second, and silos come and go a few times a day: the table is read when they have.
    private FallenGateways? known;

    public async Task<FallenGateways> FallenGateways()
    {
        if (known is null || known.Version < membership.CurrentSnapshot.Version.Value)
        {
            using var timeout = new CancellationTokenSource(Timeout);
            known = Fallen.Of(await table.ReadAllAsync(timeout.Token));
        }

        return known;
    }
}
