using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Xunit;
using static LeadGrid.Feeds.Deltas;

namespace LeadGrid.Feeds;

public sealed class ViewRelayTests : IDisposable
{
    private static readonly Guid Epoch = Guid.Parse("11111111-1111-1111-1111-111111111111");

    private readonly FakeTimeProvider _time = new(Noon);
    private readonly FakeCluster _cluster = new();
    private readonly SnapshotReader _reader;
    private readonly ViewRelay _relay;
    private long _seq;

    public ViewRelayTests()
    {
        _reader = new SnapshotReader(_cluster, _time, NullLogger<SnapshotReader>.Instance);
        _relay = new ViewRelay(FeedViews.Operator, _time, _reader);
        _relay.Take(new FeedPosition(Epoch, 0));
    }

    [Fact]
    public void The_first_delta_is_cut_at_once()
    {
        var before = _relay.Cut;

        Tell(Row(1, 1));

        Assert.True(before.Next.IsCompleted);
        Assert.Equal([Lead(1).ToString()], _relay.Cut.Delta.Rows.Select(row => row.Id));
    }

    [Fact]
    public void What_follows_within_a_tenth_of_a_second_is_one_frame_with_the_last_values()
    {
        Tell(Row(1, 1));
        var first = _relay.Cut;
        Tell(Row(1, 2));
        Tell(Row(1, 3), Gone(2, 4));
        _time.Advance(TimeSpan.FromMilliseconds(99));
        Assert.Same(first, _relay.Cut);

        _time.Advance(TimeSpan.FromMilliseconds(1));

        var frame = _relay.Cut.Delta;
        Assert.Equal((1, 4), (frame.FromSeq, frame.ToSeq));
        Assert.Equal([3L], frame.Rows.Select(row => row.Version));
        Assert.Equal([Lead(2).ToString()], frame.Removed);
    }

    [Fact]
    public void A_busy_view_has_ten_frames_a_second()
    {
        var cuts = new HashSet<Cut>();
        for (var step = 1; step <= 200; step++)
        {
            Tell(Row(1, step));
            _time.Advance(TimeSpan.FromMilliseconds(5));
            cuts.Add(_relay.Cut);
        }

        Assert.InRange(cuts.Count, 9, 11);
    }

    [Fact]
    public void A_heartbeat_is_due_every_two_seconds()
    {
        var before = _relay.Cut.Beat;

        _time.Advance(TimeSpan.FromSeconds(4));

        Assert.Equal(before + 2, _relay.Cut.Beat);
        Assert.Equal((GridFrame.Heartbeat, 0), (_relay.Cut.Heartbeat.Kind, _relay.Cut.Heartbeat.ToSeq));
    }

    [Fact]
    public void A_heartbeat_waits_for_the_frame_that_is_due()
    {
        _time.Advance(TimeSpan.FromMilliseconds(1_950));
        Tell(Row(1, 1));
        Tell(Row(1, 2));
        var before = _relay.Cut;

        _time.Advance(TimeSpan.FromMilliseconds(50));
        Assert.Same(before, _relay.Cut);
        _time.Advance(TimeSpan.FromMilliseconds(50));

        Assert.Equal((before.Beat + 1, 2), (_relay.Cut.Beat, _relay.Cut.To));
    }

    [Fact]
    public void A_silent_feed_silences_the_heartbeats_until_it_speaks_again()
    {
        Advance(seconds: 6);
        Assert.True(_relay.IsSilent);
        var last = _relay.Cut.Beat;
        Advance(seconds: 4);
        Assert.Equal(last, _relay.Cut.Beat);

        _relay.Take(new FeedBatch(Epoch, 0, 0, []));
        Advance(seconds: 2);

        Assert.False(_relay.IsSilent);
        Assert.Equal(last + 1, _relay.Cut.Beat);
    }

    [Fact]
    public void Connections_that_are_level_send_the_same_frame()
    {
        Tell(Row(1, 1));

        var one = _relay.Continue(new FeedPosition(Epoch, 0), _relay.Cut);

        Assert.Same(one, _relay.Continue(new FeedPosition(Epoch, 0), _relay.Cut));
    }

    [Fact]
    public void A_connection_that_is_behind_gets_one_frame_for_all_it_missed()
    {
        for (var version = 1; version <= 50; version++)
        {
            Tell(Row(1, version), Row(2, version));
            _time.Advance(TimeSpan.FromMilliseconds(100));
        }

        var frame = _relay.Continue(new FeedPosition(Epoch, 0), _relay.Cut)!;

        Assert.Equal((0, 100, 2), (frame.FromSeq, frame.ToSeq, frame.Rows.Length));
    }

    [Fact]
    public void Another_epoch_is_not_continued()
    {
        var stale = _relay.Cut;
        Tell(Row(1, 1));
        _relay.Take(new FeedBatch(Guid.Parse("22222222-2222-2222-2222-222222222222"), 1, 1, []));

        Assert.Null(_relay.Continue(new FeedPosition(Epoch, 0), _relay.Cut));
        Assert.Null(_relay.Continue(new FeedPosition(Epoch, -1), stale));
    }

    [Fact]
    public void Whoever_is_ahead_waits_for_two_heartbeats_and_then_takes_a_snapshot()
    {
        var follower = new Follower(_relay);
        follower.Stand(new FeedPosition(Epoch, 5));

        Assert.Equal(Turn.Wait, follower.Next(_relay.Cut, out _));
        _time.Advance(TimeSpan.FromSeconds(4));

        Assert.Equal(Turn.Snapshot, follower.Next(_relay.Cut, out _));
    }

    [Fact]
    public async Task A_snapshot_is_shared_while_it_is_fresh()
    {
        foreach (var lead in Enumerable.Range(1, 3))
        {
            _cluster.Table[Lead(lead)] = Row(lead, 1).Row!;
        }

        var first = _relay.Snapshot();
        Tell(Row(1, 1));
        Assert.Same(first, _relay.Snapshot());

        var (frame, rest) = await first.First.Read();
        Assert.Equal((2, 3, true), (frame.Rows.Length, frame.Total, frame.More));
        var (last, end) = await rest!.Read();
        Assert.Equal((1, false, null), (last.Rows.Length, last.More, end));

        Advance(seconds: 6);
        Assert.NotSame(first, _relay.Snapshot());
        Assert.Equal(1, _relay.Snapshot().Position.Seq);
    }

    [Fact]
    public async Task A_page_that_cannot_be_read_is_asked_for_again()
    {
        _cluster.Table[Lead(1)] = Row(1, 1).Row!;
        _cluster.FailuresToCome = 1;
        var reading = _relay.Snapshot().First.Read();
        Assert.False(reading.IsCompleted);

        _time.Advance(TimeSpan.FromMilliseconds(250));

        Assert.Single((await reading).Frame.Rows);
    }

    public void Dispose()
    {
        _relay.Dispose();
        _reader.Dispose();
    }

    private void Tell(params FeedDelta[] deltas) =>
        _relay.Take(new FeedBatch(Epoch, _seq, _seq += deltas.Length, deltas));

    private void Advance(int seconds) => _time.Advance(TimeSpan.FromSeconds(seconds));
}
