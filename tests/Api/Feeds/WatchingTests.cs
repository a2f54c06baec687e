using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace LeadGrid.Feeds;

public sealed class WatchingTests : IAsyncLifetime
{
    private readonly FakeTimeProvider _time = new(Deltas.Noon);
    private readonly FakeGridCluster _cluster = new();
    private readonly SnapshotReader _reader;
    private readonly Relays _relays;
    private bool _signedOut;

    public WatchingTests()
    {
        _reader = new SnapshotReader(_cluster, _time, NullLogger<SnapshotReader>.Instance);
        _relays = new Relays(_cluster, _reader, _time, NullLogger<FeedLink>.Instance);
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await _relays.DisposeAsync();
        _reader.Dispose();
    }

    [Fact]
    public async Task Whoever_is_signed_out_gets_nothing_more_after_half_a_minute()
    {
        using var watching = Watching();
        await using var frames = watching.Frames(null, CancellationToken.None).GetAsyncEnumerator();
        Assert.True(await frames.MoveNextAsync());

        _signedOut = true;
        _cluster.Commit(FeedViews.Operator, Deltas.Row(1, 1));
        Assert.True(await frames.MoveNextAsync());
        _time.Advance(TimeSpan.FromSeconds(30));
        _cluster.Commit(FeedViews.Operator, Deltas.Row(1, 2));

        await Assert.ThrowsAsync<HubException>(async () => await frames.MoveNextAsync());
    }

    [Fact]
    public async Task A_view_is_followed_for_a_minute_after_the_last_watcher_has_gone()
    {
        var first = _relays.Follow(FeedViews.Operator);
        var relay = first.Relay;
        first.Dispose();
        _time.Advance(Relays.Linger - TimeSpan.FromSeconds(1));
        using (var back = _relays.Follow(FeedViews.Operator))
        {
            Assert.Same(relay, back.Relay);
            _time.Advance(Relays.Linger);
        }

        _time.Advance(Relays.Linger);

        using var later = _relays.Follow(FeedViews.Operator);
        Assert.NotSame(relay, later.Relay);
        await later.Relay.Heard;
    }

    [Fact]
    public async Task A_stream_that_is_replaced_ends_without_an_error()
    {
        using var watching = Watching();
        await using var frames = watching.Frames(null, CancellationToken.None).GetAsyncEnumerator();
        await frames.MoveNextAsync();
        var next = frames.MoveNextAsync();

        await watching.End();

        Assert.False(await next);
    }

    [Fact]
    public async Task Silence_makes_the_link_subscribe_again()
    {
        var feed = _cluster[FeedViews.Broker("b1")];
        using var lease = _relays.Follow(FeedViews.Broker("b1"));
        await lease.Relay.Heard;
        await feed.Forget();
        feed.Count(Deltas.Row(1, 1));
        var cut = lease.Relay.Cut;

        while (lease.Relay.Cut.To == cut.To)
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        Assert.Equal(feed.Position.Seq, lease.Relay.Cut.To);
        Assert.True(feed.Subscriptions > 1);
    }

    private Watching Watching() => new(
        () => _relays.Follow(FeedViews.Operator),
        _ => _signedOut ? throw new HubException("signed out") : ValueTask.CompletedTask,
        _time);
}
