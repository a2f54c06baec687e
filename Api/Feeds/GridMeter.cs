using System.Diagnostics.Metrics;

namespace LeadGrid.Feeds;

/// <summary>What the Api's side of the live grid counts. Views are told apart by kind only: there are thousands.</summary>
internal static class GridMeter
{
    private static readonly Meter Meter = new("LeadGrid");

    private static readonly Counter<long> FramesSent = Meter.CreateCounter<long>(
        "leadgrid.grid.frames", "{frame}", "Frames handed to browsers' streams, by kind");

    private static readonly Counter<long> RowsSent = Meter.CreateCounter<long>(
        "leadgrid.grid.rows", "{row}", "Rows in these frames");

    private static readonly Histogram<long> MergeDepth = Meter.CreateHistogram<long>(
        "leadgrid.grid.merge.depth", "{delta}", "Deltas that one delta frame stands for: high where a browser is slow");

    private static readonly Histogram<double> RelayLag = Meter.CreateHistogram<double>(
        "leadgrid.grid.relay.lag", "s", "From a row's change to its arrival in this process, the newest of a batch");

    public static readonly UpDownCounter<long> Watchers = Meter.CreateUpDownCounter<long>(
        "leadgrid.grid.watchers", "{stream}", "Browsers that watch");

    public static readonly UpDownCounter<long> Relays = Meter.CreateUpDownCounter<long>(
        "leadgrid.grid.relays", "{view}", "Views that this process follows");

    public static readonly Counter<long> Resubscriptions = Meter.CreateCounter<long>(
        "leadgrid.grid.resubscriptions", "{subscription}", "Times a feed was silent or could not be reached");

    public static KeyValuePair<string, object?> ViewKind(string view) =>
        new("view", view == FeedViews.Operator ? "operator" : "broker");

    public static void Sent(GridFrame frame)
    {
        FramesSent.Add(1, new KeyValuePair<string, object?>("kind", frame.Kind));
        RowsSent.Add(frame.Rows.Length);
        if (frame.Kind == GridFrame.Delta)
        {
            MergeDepth.Record(frame.ToSeq - frame.FromSeq);
        }
    }

    public static void Lag(string view, FeedDelta[] deltas, DateTimeOffset now)
    {
        if (RelayLag.Enabled && deltas is [.., { Row: { } newest }])
        {
            RelayLag.Record((now - newest.UpdatedAt).TotalSeconds, ViewKind(view));
        }
    }
}
