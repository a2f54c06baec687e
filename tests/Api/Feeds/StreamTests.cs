using Xunit;
using static LeadGrid.Feeds.Deltas;

namespace LeadGrid.Feeds;

public sealed class StreamTests : IAsyncLifetime
{
    private GridHost _host = null!;

    private const string Broker = "broker/b1";

    /// <summary>One of the feeds of the operator's view.</summary>
    private FakeFeed Feed => _host.Cluster[FeedViews.FeedOf(FeedViews.Operator, Lead(1))];

    public async ValueTask InitializeAsync() => _host = await GridHost.Start();

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task A_browser_gets_a_snapshot_and_then_what_changes()
    {
        // Of one feed, so that what is told together comes in one frame.
        _host.Cluster.Commit(FeedViews.Operator, Row(1, 1), Row(5, 1));
        await using var watcher = await Watch();

        var snapshot = await watcher.Next();
        Assert.Equal((GridFrame.Snapshot, 2, 2, false), (snapshot.Kind, snapshot.Rows.Length, snapshot.Total, snapshot.More));

        _host.Cluster.Commit(FeedViews.Operator, Row(1, 2), Gone(5, 2), Row(9, 1));
        var delta = await watcher.Next();

        Assert.Equal((GridFrame.Delta, snapshot.ToSeq, snapshot.ToSeq + 3), (delta.Kind, delta.FromSeq, delta.ToSeq));
        Assert.Equal([(Lead(1).ToString(), 2L), (Lead(9).ToString(), 1L)], delta.Rows.Select(row => (row.Id, row.Version)));
        Assert.Equal([Lead(5).ToString()], delta.Removed);
    }

    [Fact]
    public async Task Times_cross_as_Unix_milliseconds_and_states_in_snake_case()
    {
        var row = Row(1, 1).Row! with { Status = Leads.LeadStatus.AppointmentSet, AppointmentAt = Noon.AddDays(1) };
        _host.Cluster.Commit(FeedViews.Operator, new FeedDelta(row.Id, row.Version, row, null));
        await using var watcher = await Watch();

        var seen = (await watcher.Next()).Rows.Single();

        Assert.Equal("appointment_set", seen.Status);
        Assert.Equal(Noon.ToUnixTimeMilliseconds(), seen.ReceivedAt);
        Assert.Equal(Noon.AddDays(1).ToUnixTimeMilliseconds(), seen.AppointmentAt);
    }

    [Fact]
    public async Task A_large_view_comes_in_parts_with_a_small_first_one()
    {
        for (var lead = 1; lead <= 5_000; lead++)
        {
            _host.Cluster.Table[Lead(lead)] = Row(lead, 1).Row!;
        }

        await using var watcher = await Watch();
        var parts = new List<GridFrame>();
        do
        {
            parts.Add(await watcher.Next());
        }
        while (parts[^1].More);

        Assert.Equal([500, 2_000, 2_000, 500], parts.Select(part => part.Rows.Length));
        Assert.Equal(5_000, watcher.Browser.Rows.Count);
        Assert.All(parts, part => Assert.Equal(5_000, part.Total));
    }

    [Fact]
    public async Task No_more_than_the_newest_fifty_thousand_rows_are_carried()
    {
        for (var lead = 1; lead <= 50_300; lead++)
        {
            _host.Cluster.Table[Lead(lead)] = Row(lead, 1).Row!;
        }

        await using var watcher = await Watch();
        GridFrame part;
        do
        {
            part = await watcher.Next();
        }
        while (part.More);

        Assert.Equal((50_000, 50_300), (watcher.Browser.Rows.Count, part.Total));
    }

    [Fact]
    public async Task A_browser_that_comes_back_continues_with_one_delta()
    {
        _host.Cluster.Commit(FeedViews.Operator, Row(1, 1));
        var before = await Watch();
        var had = await before.Next();
        await before.DisposeAsync();

        _host.Cluster.Commit(FeedViews.Operator, Row(1, 2), Row(5, 1));
        await using var after = new Watcher(await _host.Connect("Administrator", "ann"), FeedViews.Operator);
        after.Watch(had.Epoch, had.ToSeq);

        var frame = await after.First();
        Assert.Equal((GridFrame.Delta, had.Epoch, had.ToSeq, 2), (frame.Kind, frame.Epoch, frame.FromSeq, frame.Rows.Length));
    }

    [Fact]
    public async Task Another_process_lets_a_brokers_browser_continue_by_asking_the_feed()
    {
        _host.Cluster.Commit(Broker, Row(1, 1));
        var feed = _host.Cluster[Broker];
        var had = feed.Position;
        _host.Cluster.Commit(Broker, Row(2, 1));
        await using var watcher = new Watcher(await _host.Connect("Administrator", "ann"), Broker);
        watcher.Watch(had.Epoch.ToString(), had.Seq);

        var frame = await watcher.First();
        Assert.Equal((GridFrame.Delta, had.Seq, 1), (frame.Kind, frame.FromSeq, frame.Rows.Length));
        Assert.Equal(1, feed.CatchUps);
    }

    [Fact]
    public async Task A_browser_from_another_epoch_gets_a_snapshot()
    {
        _host.Cluster.Commit(FeedViews.Operator, Row(1, 1));
        await using var watcher = new Watcher(await _host.Connect("Administrator", "ann"), FeedViews.Operator);
        watcher.Watch(Guid.NewGuid().ToString(), 7);

        Assert.Equal(GridFrame.Snapshot, (await watcher.Next()).Kind);
    }

    [Fact]
    public async Task A_new_epoch_brings_a_snapshot_in_the_same_stream()
    {
        await using var watcher = await Watch();
        var before = await watcher.Next();

        _host.Cluster.Table[Lead(1)] = Row(1, 1).Row!;
        await Feed.Begin();

        await watcher.Until(browser => browser is { Snapshots: 2, Rows.Count: 1 });
        Assert.NotEqual(before.Epoch, watcher.Browser.Epoch);
    }

    [Fact]
    public async Task A_batch_lost_on_the_way_is_caught_up_without_a_snapshot()
    {
        await using var watcher = await Watch();
        await watcher.Next();

        Feed.Count(Row(1, 1));
        _host.Cluster.Commit(FeedViews.Operator, Row(2, 1), Row(5, 1));

        await watcher.Until(browser => browser.Rows.Count == 3);
        Assert.Equal(1, watcher.Browser.Snapshots);
    }

    [Fact]
    public async Task A_heartbeat_says_where_the_browser_stands()
    {
        _host.Cluster.Commit(FeedViews.Operator, Row(1, 1));
        await using var watcher = await Watch();
        var snapshot = await watcher.Next();

        var heartbeat = await watcher.Next();

        Assert.Equal((GridFrame.Heartbeat, snapshot.ToSeq), (heartbeat.Kind, heartbeat.ToSeq));
    }

    [Fact]
    public async Task A_feed_that_is_away_at_first_only_delays_the_stream()
    {
        Feed.IsAway = true;
        _host.Cluster.Table[Lead(1)] = Row(1, 1).Row!;
        await using var watcher = await Watch();
        var first = watcher.Next();
        Feed.IsAway = false;

        Assert.Equal(GridFrame.Snapshot, (await first).Kind);
    }

    [Fact]
    public async Task A_second_call_on_a_connection_takes_the_place_of_the_first()
    {
        await using var connection = await _host.Connect("Administrator", "ann");
        await using var first = new Watcher(connection, FeedViews.Operator);
        first.Watch();
        await first.Next();
        await using var second = new Watcher(connection, FeedViews.Operator);
        second.Watch();

        Assert.Equal(GridFrame.Snapshot, (await second.Next()).Kind);
        Assert.True(await first.HasEnded());
    }

    private async Task<Watcher> Watch()
    {
        var watcher = new Watcher(await _host.Connect("Administrator", "ann"), FeedViews.Operator);
        watcher.Watch();
        return watcher;
    }
}
