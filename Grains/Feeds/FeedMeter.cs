using System.Diagnostics.Metrics;

namespace LeadGrid.Feeds;

/// <summary>What the silo's side of the live grid counts.</summary>
internal static class FeedMeter
{
    private static readonly Meter Meter = new("LeadGrid");

    public static readonly Counter<long> Told = Meter.CreateCounter<long>(
        "leadgrid.feed.deltas", "{delta}", "Deltas that a tap has told its feeds");

    public static readonly Counter<long> Dropped = Meter.CreateCounter<long>(
        "leadgrid.feed.dropped", "{delta}", "Deltas thrown away by a tap whose feed could not keep up or be reached");

    public static readonly Histogram<int> BatchSize = Meter.CreateHistogram<int>(
        "leadgrid.feed.batch.size", "{delta}", "Deltas in one batch from a tap to a feed");

    public static readonly Counter<long> Epochs = Meter.CreateCounter<long>(
        "leadgrid.feed.epochs", "{epoch}", "Epochs begun because deltas were or may have been lost");
}
