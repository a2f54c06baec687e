namespace LeadGrid.Feeds;

/// <summary>
/// Where all connections of a view stand, or are about to: made by the relay at most ten times a second and every two
/// seconds for a heartbeat. Connections that are level send the same frame objects.
/// </summary>
/// <param name="from">Where the connections that are level stand before it.</param>
/// <param name="to">Where they stand afterwards.</param>
/// <param name="beat">Counts heartbeats: higher than in the cut before where one is due.</param>
internal sealed class Cut(Guid epoch, long from, long to, FeedDelta[] news, long beat, DateTimeOffset at)
{
    private readonly TaskCompletionSource _next = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lazy<GridFrame> _delta = new(() => Frames.Delta(epoch, from, to, news, at));
    private readonly Lazy<GridFrame> _heartbeat = new(() => Frames.Heartbeat(epoch, to, at));

    public Guid Epoch => epoch;

    public long From => from;

    public long To => to;

    public long Beat => beat;

    public DateTimeOffset At => at;

    public GridFrame Delta => _delta.Value;

    public GridFrame Heartbeat => _heartbeat.Value;

    /// <summary>Done when there is a newer cut.</summary>
    public Task Next => _next.Task;

    public void Supersede() => _next.SetResult();
}
