using Orleans.Configuration;

namespace LeadGrid.Hosting;

/// <summary>Who knows where a grain is active.</summary>
internal static class ConsistentDirectory
{
    /// <summary>
    /// The stock directory is eventually consistent: when silos come and go, a grain can stay active in two of them for as
    /// long as both are called. The database refuses what the second one writes, but a feed writes nothing: silos told one
    /// activation, browsers listened to the other, and a grid that believed itself up to date stood still. This directory
    /// moves its ranges from view to view of the cluster, and rebuilds a lost one from what the silos hold.
    /// </summary>
    public static ISiloBuilder UseConsistentDirectory(this ISiloBuilder silo)
    {
#pragma warning disable ORLEANSEXP003 // Its surface may change; what it does is what is wanted, and versions are pinned.
        silo.AddDistributedGrainDirectory();
#pragma warning restore ORLEANSEXP003

        // By default a dead silo's grains wait 30 s, lest it is only asleep. They need not: what a sleeper writes when it
        // wakes is refused by version and lock, and nobody calls it any more.
        return silo.Configure<GrainDirectoryOptions>(options => options.RangeLeaseDuration = TimeSpan.Zero);
    }
}
