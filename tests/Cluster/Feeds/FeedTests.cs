using System.Threading.Channels;
using LeadGrid.Access;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;
using static LeadGrid.Feeds.Deltas;

namespace LeadGrid.Feeds;

public sealed class FeedTests : IAsyncLifetime
{
    private const string View = FeedViews.Operator;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private FeedCluster _cluster = null!;
    private Table _table = null!;
    private SnapshotReader _reader = null!;
    private Relays _relays = null!;

    public async ValueTask InitializeAsync()
    {
        _cluster = await FeedCluster.Start();
        _table = new Table(_cluster.Client);
        _reader = new SnapshotReader(_table, TimeProvider.System, NullLogger<SnapshotReader>.Instance);
        _relays = new Relays(_table, _reader, TimeProvider.System, NullLogger<FeedLink>.Instance);
    }

    public async ValueTask DisposeAsync()
    {
        await _relays.DisposeAsync();
        _reader.Dispose();
        await _cluster.DisposeAsync();
    }

    [Fact]
    public async Task What_any_silo_commits_reaches_every_observer_in_one_numbering()
    {
        var view = FeedViews.Broker("b1");
        var feed = _cluster.Client.GetGrain<IFeedGrain>(view);
        var observers = new[] { new Ear(), new Ear() };
        var starts = new List<FeedPosition>();
        foreach (var observer in observers)
        {
            starts.Add(await feed.Subscribe(_cluster.Client.CreateObjectReference<IFeedObserver>(observer)));
        }

        for (var lead = 1; lead <= 200; lead++)
        {
            FeedCluster.Tap(_cluster.Silos[lead % 2]).Publish(view, Row(lead, 1));
        }

        foreach (var (observer, start) in observers.Zip(starts))
        {
            var heard = new HashSet<Guid>();
            var batches = new List<FeedBatch>();
            while (heard.Count < 200)
            {
                batches.Add(await observer.Hear());
                heard.UnionWith(batches[^1].Deltas.Select(delta => delta.LeadId));
            }

            // Orleans does not promise the order of one-way calls; the numbers do.
            var seq = start.Seq;
            foreach (var batch in batches.Where(b => b.Deltas.Length > 0).OrderBy(b => b.FromSeq))
            {
                Assert.Equal((start.Epoch, seq), (batch.Epoch, batch.FromSeq));
                seq = batch.ToSeq;
            }

            Assert.Equal(start.Seq + 200, seq);
        }

        GC.KeepAlive(observers);
    }

    [Fact]
    public async Task An_observed_feed_beats_when_nothing_happens()
    {
        var observer = new Ear();
        var start = await _cluster.Client.GetGrain<IFeedGrain>(View)
            .Subscribe(_cluster.Client.CreateObjectReference<IFeedObserver>(observer));

        var beat = await observer.Hear();

        Assert.Equal((start.Seq, start.Seq, 0), (beat.FromSeq, beat.ToSeq, beat.Deltas.Length));
    }

    [Fact]
    public async Task A_feed_that_nobody_watches_only_counts()
    {
        var feed = _cluster.Client.GetGrain<IFeedGrain>(View);
        await feed.Publish([Row(1, 1), Row(2, 1)]);
        var observer = new Ear();
        var reference = _cluster.Client.CreateObjectReference<IFeedObserver>(observer);
        var position = await feed.Subscribe(reference);
        Assert.Equal(2, position.Seq);
        Assert.Null(await feed.Since(position.Epoch, 0));

        await feed.Publish([Row(1, 2)]);
        Assert.Single((await feed.Since(position.Epoch, 2))!.Deltas);
        await feed.Unsubscribe(reference);

        Assert.Null(await feed.Since(position.Epoch, 2));
        GC.KeepAlive(observer);
    }

    [Fact]
    public async Task The_operators_view_shows_what_comes_by_all_of_its_feeds()
    {
        await using var stream = new Stream(_relays);
        await stream.Until(browser => browser.Snapshots == 1);
        for (var version = 1; version <= 20; version++)
        {
            for (var lead = 1; lead <= 40; lead++)
            {
                Commit(_cluster.Silos[version % 2], Row(lead, version));
            }
        }

        await stream.Until(browser => browser.Rows.Count == 40 && browser.Rows.Values.All(version => version == 20));

        Assert.Equal(1, stream.Browser.Snapshots);
        Assert.Equal(FeedViews.OperatorFeeds, await Told());
    }

    [Fact]
    public async Task When_a_silo_dies_under_load_every_browser_ends_with_what_is_committed()
    {
        await using var streams = new Streams(_relays, 5);
        await streams.Until(browser => browser.Snapshots == 1);
        var lead = 0;
        for (; lead < 200; lead++)
        {
            Commit(_cluster.Silos[lead % 2], Row(lead, 1));
        }

        await _cluster.Kill(_cluster.Silos[1]);
        for (; lead < 400; lead++)
        {
            Commit(_cluster.Silos[0], Row(lead, 1));
        }

        for (var again = 0; again < 200; again += 3)
        {
            Commit(_cluster.Silos[0], Row(again, 2));
        }

        await streams.Until(browser => browser.Rows.Count == 400
            && browser.Rows.All(row => _table.Rows[Guid.Parse(row.Key)].Version == row.Value));
    }

    [Fact]
    public async Task When_the_feeds_silo_dies_the_browsers_read_anew_and_miss_nothing()
    {
        await using var stream = new Stream(_relays);
        Commit(_cluster.Silos[0], Row(1, 1));
        await stream.Until(browser => browser.Rows.Count == 1);
        var home = await _cluster.Home(View);
        var other = _cluster.Silos.Single(silo => silo != home);

        await _cluster.Kill(home);
        Commit(other, Row(2, 1));
        Commit(other, Row(1, 2));

        await stream.Until(browser => browser.Snapshots >= 2 && browser.Rows.GetValueOrDefault(Lead(1).ToString()) == 2);
        Assert.Equal(2, stream.Browser.Rows.Count);
        Commit(other, Row(3, 1));
        await stream.Until(browser => browser.Rows.Count == 3);
    }

    [Fact]
    public async Task When_a_silo_dies_with_commits_untold_the_browsers_read_anew()
    {
        await using var stream = new Stream(_relays);
        await stream.Until(browser => browser.Snapshots == 1);
        var home = await _cluster.Home(View);

        // Committed by the silo that dies, and never told.
        _table.Rows[Lead(1)] = Row(1, 1).Row!;
        await _cluster.Kill(_cluster.Silos.Single(silo => silo != home));

        await stream.Until(browser => browser.Rows.Count == 1);
        Assert.Equal(2, stream.Browser.Snapshots);
    }

    /// <summary>How many of the view's feeds have been told anything.</summary>
    private async Task<int> Told()
    {
        var ears = FeedViews.FeedsOf(View).Select(_ => new Ear()).ToArray();
        var positions = await Task.WhenAll(FeedViews.FeedsOf(View).Zip(ears, (feed, ear) => _cluster.Client
            .GetGrain<IFeedGrain>(feed).Subscribe(_cluster.Client.CreateObjectReference<IFeedObserver>(ear))));
        GC.KeepAlive(ears);
        return positions.Count(position => position.Seq > 0);
    }

    private void Commit(Orleans.TestingHost.InProcessSiloHandle silo, FeedDelta delta)
    {
        _table.Rows[delta.LeadId] = delta.Row!;
        FeedCluster.Tap(silo).Publish(View, delta);
    }

    private sealed class Ear : IFeedObserver
    {
        private readonly Channel<FeedBatch> _heard = Channel.CreateUnbounded<FeedBatch>();

        public Task OnBatch(string view, FeedBatch batch)
        {
            _heard.Writer.TryWrite(batch);
            return Task.CompletedTask;
        }

        public async Task<FeedBatch> Hear()
        {
            using var giveUp = new CancellationTokenSource(Patience);
            return await _heard.Reader.ReadAsync(giveUp.Token);
        }
    }

    private sealed class Streams(Relays relays, int count) : IAsyncDisposable
    {
        private readonly Stream[] _streams = [.. Enumerable.Range(0, count).Select(_ => new Stream(relays))];

        public Task Until(Func<Browser, bool> shown) => Task.WhenAll(_streams.Select(stream => stream.Until(shown)));

        public async ValueTask DisposeAsync()
        {
            foreach (var stream in _streams)
            {
                await stream.DisposeAsync();
            }
        }
    }

    /// <summary>A browser's stream without the socket.</summary>
    private sealed class Stream : IAsyncDisposable
    {
        private readonly CancellationTokenSource _giveUp = new(Patience);
        private readonly Watching _watching;
        private readonly IAsyncEnumerator<GridFrame> _frames;

        public Stream(Relays relays)
        {
            _watching = new Watching(() => relays.Follow(View), _ => ValueTask.CompletedTask, TimeProvider.System);
            _frames = _watching.Frames(null, _giveUp.Token).GetAsyncEnumerator(_giveUp.Token);
        }

        public Browser Browser { get; } = new();

        public async Task Until(Func<Browser, bool> shown)
        {
            while (!shown(Browser))
            {
                Assert.True(await _frames.MoveNextAsync());
                Browser.Receive(_frames.Current);
            }
        }

        public async ValueTask DisposeAsync()
        {
            await _frames.DisposeAsync();
            _watching.Dispose();
            _giveUp.Dispose();
        }
    }
}
