using LeadGrid.Access;
using LeadGrid.Search;

namespace LeadGrid.Feeds;

/// <summary>Reads a view's rows, newest first, as frames.</summary>
internal sealed partial class SnapshotReader(IGridCluster cluster, TimeProvider time, ILogger<SnapshotReader> log) : IDisposable
{
    internal const int RowsAtMost = 50_000;
    internal const int RowsPerFrame = 2_000;
    private const int RowsPerSearch = 500;
    private const int CountAtMost = 100_000;

    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    /// <summary>Searches of all snapshots in this process: a thousand returning browsers must not starve the commits.</summary>
    private readonly SemaphoreSlim _searches = new(8);

    /// <param name="position">Where the view's deltas continue the snapshot; taken before the first row is read.</param>
    public SnapshotPage Begin(string view, FeedPosition position, CancellationToken ended)
    {
        var actor = ActorOf(view);
        return new SnapshotPage(async () =>
        {
            var total = await Retrying(() => cluster.Query.Count(actor, CountAtMost), ended);

            // One search only, so that the browser shows something soon.
            return await Read(new Reading(actor, position, total, ended), cursor: null, carried: 0, RowsPerSearch);
        });
    }

    public void Dispose() => _searches.Dispose();

    private async Task<(GridFrame, SnapshotPage?)> Read(Reading reading, string? cursor, int carried, int atMost)
    {
        var rows = new List<GridRow>(atMost);
        do
        {
            var search = new LeadSearch { Sort = LeadSort.ReceivedAt, Limit = RowsPerSearch, Cursor = cursor };
            var page = await Retrying(() => cluster.Query.Search(reading.Actor, search), reading.Ended);
            rows.AddRange(page.Leads.Select(GridRow.From));
            cursor = page.Next;
        }
        while (cursor is not null && rows.Count + RowsPerSearch <= atMost);

        carried += rows.Count;
        var more = cursor is not null && carried < RowsAtMost;
        var total = Math.Max(reading.Total, carried);
        var frame = Frames.Snapshot(reading.Position, [.. rows], more, total, time.GetUtcNow());
        var next = more
            ? new SnapshotPage(() => Read(reading, cursor, carried, Math.Min(RowsPerFrame, RowsAtMost - carried)))
            : null;
        return (frame, next);
    }

    /// <summary>A page that failed is asked for again: a snapshot is never begun anew in the middle of a stream.</summary>
    private async Task<T> Retrying<T>(Func<Task<T>> ask, CancellationToken ended)
    {
        for (var pause = FirstPause; ; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            try
            {
                await _searches.WaitAsync(ended);
                try
                {
                    return await ask();
                }
                finally
                {
                    _searches.Release();
                }
            }
            catch (Exception fault) when (!ended.IsCancellationRequested)
            {
                LogRetry(log, fault);
            }

            await Task.Delay(pause, time, ended);
        }
    }

    /// <summary>The view's owner: the query gives out what that actor may see, and no more.</summary>
    private static Actor ActorOf(string view) => FeedViews.IsBrokers(view)
        ? new Actor(ActorKind.Broker, view[FeedViews.BrokerPrefix.Length..], "live grid")
        : new Actor(ActorKind.Administrator, "live-grid", "live grid");

    [LoggerMessage(LogLevel.Warning, "A snapshot's rows could not be read; they are asked for again")]
    private static partial void LogRetry(ILogger log, Exception fault);

    private sealed record Reading(Actor Actor, FeedPosition Position, int Total, CancellationToken Ended);
}
