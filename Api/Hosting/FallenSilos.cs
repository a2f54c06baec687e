using System.Net;
using LeadGrid.Membership;

namespace LeadGrid.Hosting;

/// <summary>What silos have said lately about those among them that are dead. Heard and read by different threads.</summary>
internal sealed class FallenSilos(TimeProvider time)
{
    /// <summary>
    /// How long their word is good for, some times the pause between two questions. When nobody says anything any more,
    /// whom they called dead may have been started again and be the only one that is there.
    /// </summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(15);

    private readonly Lock gate = new();
    private FallenGateways? newest;
    private long heardAt;

    public void Hear(FallenGateways said)
    {
        lock (gate)
        {
            // One that has slept, and does not know yet that it is dead itself, tells of the cluster as it was.
            if (newest is null || said.Version >= newest.Version || IsOld())
            {
                (newest, heardAt) = (said, time.GetTimestamp());
            }
        }
    }

    public bool Include(IPEndPoint gateway)
    {
        lock (gate)
        {
            return newest is not null && !IsOld() && newest.Gateways.Contains(gateway);
        }
    }

    private bool IsOld() => time.GetElapsedTime(heardAt) >= Lifetime;
}
