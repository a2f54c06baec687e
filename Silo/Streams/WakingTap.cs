using LeadGrid.Feeds;
using LeadGrid.Storage.Log;

namespace LeadGrid.Streams;

/// <summary>Whatever tells the feeds of a commit has written to the log: the log's reader looks at once.</summary>
internal sealed class WakingTap(IFeedTap tap, LogSignal signal) : IFeedTap
{
    public void Publish(string view, FeedDelta delta)
    {
        tap.Publish(view, delta);
        signal.Committed();
    }
}
