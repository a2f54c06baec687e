using Orleans.Configuration;

namespace LeadGrid.Hosting;

/// <summary>
/// What a silo does when there is too much of everything: first it lets grains go that were not called for the longest
/// time, then its gateway refuses calls, which the Api answers with 503, instead of queueing them. The figures are those of a
/// silo alone in its container; section <c>Shedding</c> sets others.
/// </summary>
internal static class Shedding
{
    public const string Section = "Shedding";

    public static void Configure(GrainCollectionOptions options)
    {
        // Of what the container may use. A grain's state is in the database: losing its activation costs one read.
        options.EnableActivationSheddingOnMemoryPressure = true;
        options.MemoryUsageLimitPercentage = 80;
        options.MemoryUsageTargetPercentage = 70;
        options.MemoryUsagePollingPeriod = TimeSpan.FromSeconds(5);
    }

    public static void Configure(LoadSheddingOptions options)
    {
        options.LoadSheddingEnabled = true;

        // Above what shedding of activations aims at: it comes only when that has not helped.
        options.MemoryThreshold = 92;

        // A silo that works on as much as it can is no trouble: the router's bounded queue says when it is too much. Only
        // one that has no time left for its neighbours' probes is.
        options.CpuThreshold = 99;
    }
}
