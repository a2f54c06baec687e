using System.Diagnostics;

namespace LeadGrid.Feeds;

/// <summary>The last step of a post's trace: the frame that carries its row to the browsers.</summary>
internal static class GridTraces
{
    /// <summary>A frame can carry thousands of rows; a trace needs to find its way, not to count.</summary>
    private const int LinksAtMost = 8;

    private static readonly ActivitySource Source = new("LeadGrid");

    /// <summary>
    /// In the trace of the first delta that has one, so that a post's own trace ends with its frame, and linked to
    /// the next few.
    /// </summary>
    /// <returns>Null where nobody listens, or nothing in the frame was traced.</returns>
    public static Activity? Frame(FeedDelta[] news)
    {
        if (!Source.HasListeners())
        {
            return null;
        }

        var causes = new List<ActivityContext>(LinksAtMost);
        foreach (var delta in news)
        {
            if (causes.Count < LinksAtMost && ActivityContext.TryParse(delta.TraceParent, null, isRemote: true, out var cause))
            {
                causes.Add(cause);
            }
        }

        if (causes.Count == 0)
        {
            return null;
        }

        var frame = Source.StartActivity(
            "frame", ActivityKind.Producer, causes[0], links: causes.Skip(1).Select(cause => new ActivityLink(cause)));
        frame?.SetTag("leadgrid.frame.deltas", news.Length);
        return frame;
    }
}
