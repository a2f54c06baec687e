namespace LeadGrid.Feeds;

/// <summary>
/// The views that this process follows: one relay each, however many browsers watch, kept a minute after the last one
/// has gone so that a browser that comes back from a bad connection continues where it was.
/// </summary>
internal sealed class Relays(
    IGridCluster cluster, SnapshotReader reader, TimeProvider time, ILogger<FeedLink> log) : IAsyncDisposable
{
    internal static readonly TimeSpan Linger = TimeSpan.FromSeconds(60);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, Followed> _views = [];

    public Lease Follow(string view)
    {
        lock (_gate)
        {
            if (!_views.TryGetValue(view, out var followed))
            {
                GridMeter.Relays.Add(1);
                var relay = new ViewRelay(view, time, reader);
                var merge = FeedViews.FeedsOf(view) is { Count: > 1 } feeds ? new FeedMerge(feeds.Count, relay, time) : null;
                _views[view] = followed = new Followed(relay, merge, Links(view, merge?.Inlets ?? [relay]));
            }

            followed.Watchers++;
            followed.Rest?.Dispose();
            followed.Rest = null;
            return new Lease(this, view, followed);
        }
    }

    public async ValueTask DisposeAsync()
    {
        Followed[] all;
        lock (_gate)
        {
            all = [.. _views.Values];
            _views.Clear();
        }

        foreach (var followed in all)
        {
            await End(followed);
        }
    }

    private FeedLink[] Links(string view, IReadOnlyList<IFeedInlet> inlets) =>
        [.. FeedViews.FeedsOf(view).Zip(inlets, (feed, inlet) => new FeedLink(feed, cluster, inlet, time, log))];

    private void Return(string view, Followed followed)
    {
        lock (_gate)
        {
            if (--followed.Watchers == 0)
            {
                followed.Rest = time.CreateTimer(_ => EndIfUnwatched(view), null, Linger, Timeout.InfiniteTimeSpan);
            }
        }
    }

    /// <summary>On a timer: the link's own faults are logged there, and nothing waits for the farewell.</summary>
    private async void EndIfUnwatched(string view)
    {
        Followed? followed;
        lock (_gate)
        {
            // A timer that was stopped as it fired finds somebody watching again, or a later timer set.
            if (!_views.TryGetValue(view, out followed) || followed.Watchers > 0)
            {
                return;
            }

            _views.Remove(view);
        }

        await End(followed);
    }

    private static async Task End(Followed followed)
    {
        GridMeter.Relays.Add(-1);
        followed.Rest?.Dispose();
        await Task.WhenAll(followed.Links.Select(link => link.DisposeAsync().AsTask()));
        followed.Merge?.Dispose();
        followed.Relay.Dispose();
    }

    internal sealed class Followed(ViewRelay relay, FeedMerge? merge, FeedLink[] links)
    {
        public ViewRelay Relay => relay;

        /// <summary>Null where the view has one feed.</summary>
        public FeedMerge? Merge => merge;

        public FeedLink[] Links => links;

        public int Watchers { get; set; }

        public ITimer? Rest { get; set; }
    }

    /// <summary>A watcher's hold on a relay.</summary>
    internal sealed class Lease(Relays relays, string view, Followed followed) : IDisposable
    {
        private bool _returned;

        public ViewRelay Relay => followed.Relay;

        /// <summary>What the view's feed itself still has above a number that the relay does not reach back to.</summary>
        /// <returns>Null where it has no more, or where several feeds make up the view: none of them knows its numbers.</returns>
        public Task<FeedBatch?> Since(FeedPosition has, CancellationToken cancel) =>
            followed.Links is [var only] ? only.Since(has, cancel) : Task.FromResult<FeedBatch?>(null);

        public void Dispose()
        {
            if (!_returned)
            {
                _returned = true;
                relays.Return(view, followed);
            }
        }
    }
}
