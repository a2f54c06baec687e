using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Xunit;
using static LeadGrid.Feeds.Deltas;

namespace LeadGrid.Feeds;

public sealed class FeedMergeTests : IDisposable
{
    private static readonly Guid Epoch = Guid.Parse("11111111-1111-1111-1111-111111111111");
    private static readonly Guid Later = Guid.Parse("22222222-2222-2222-2222-222222222222");

    private readonly FakeTimeProvider _time = new(Noon);
    private readonly SnapshotReader _reader;
    private readonly ViewRelay _relay;
    private readonly FeedMerge _merge;
    private readonly IFeedInlet _one;
    private readonly IFeedInlet _other;

    public FeedMergeTests()
    {
        _reader = new SnapshotReader(new FakeCluster(), _time, NullLogger<SnapshotReader>.Instance);
        _relay = new ViewRelay(FeedViews.Operator, _time, _reader);
        _merge = new FeedMerge(2, _relay, _time);
        (_one, _other) = (_merge.Inlets[0], _merge.Inlets[1]);
    }

    [Fact]
    public void Nothing_is_shown_until_every_feed_was_heard()
    {
        _one.Take(new FeedPosition(Epoch, 3));
        _one.Take(new FeedBatch(Epoch, 3, 4, [Row(1, 1)]));
        Assert.False(_relay.Heard.IsCompleted);
        Assert.True(_other.IsSilent);

        _other.Take(new FeedPosition(Epoch, 8));

        Assert.True(_relay.Heard.IsCompleted);
        Assert.Equal(0, _relay.Position!.Seq);
    }

    [Fact]
    public void All_feeds_go_on_in_one_numbering()
    {
        Begin();

        _one.Take(new FeedBatch(Epoch, 3, 5, [Row(1, 1), Row(4, 1)]));
        _other.Take(new FeedBatch(Epoch, 8, 9, [Row(2, 1)]));
        _one.Take(new FeedBatch(Epoch, 5, 6, [Row(1, 2)]));

        Assert.Equal(4, _relay.Position!.Seq);
        Assert.Equal([Lead(4), Lead(2), Lead(1)], Missed(0).Select(row => Guid.Parse(row.Id)));
    }

    [Fact]
    public void A_feed_with_a_gap_catches_up_alone()
    {
        var epoch = Begin();

        Assert.Equal(Taken.Gap, _one.Take(new FeedBatch(Epoch, 4, 5, [Row(4, 1)])));
        _other.Take(new FeedBatch(Epoch, 8, 9, [Row(2, 1)]));
        Assert.Equal(new FeedPosition(Epoch, 3), _one.Position);
        _one.Take(new FeedBatch(Epoch, 3, 5, [Row(1, 1), Row(4, 1)]));

        Assert.Equal(new FeedPosition(epoch, 3), _relay.Position);
        Assert.Equal([Lead(2), Lead(1), Lead(4)], Missed(0).Select(row => Guid.Parse(row.Id)));
    }

    [Fact]
    public void A_feed_that_cannot_be_continued_begins_everything_anew()
    {
        var epoch = Begin();
        _other.Take(new FeedBatch(Later, 0, 1, [Row(2, 1)]));
        _time.Advance(FeedMerge.Gathering);
        var later = _relay.Position!.Epoch;
        _one.Take(new FeedPosition(Epoch, 9));
        _time.Advance(FeedMerge.Gathering);
        Assert.Equal(later, _relay.Position.Epoch);

        _one.Skip(new FeedPosition(Epoch, 9));
        _time.Advance(FeedMerge.Gathering);

        Assert.Equal(3, new[] { epoch, later, _relay.Position.Epoch }.Distinct().Count());
        Assert.Equal(0, _relay.Position.Seq);
    }

    [Fact]
    public void Feeds_that_lose_something_within_moments_begin_one_epoch_together()
    {
        var epoch = Begin();
        _one.Take(new FeedPosition(Later, 0));
        _time.Advance(FeedMerge.Gathering - TimeSpan.FromMilliseconds(1));
        _other.Take(new FeedPosition(Later, 0));
        Assert.Equal(epoch, _relay.Position!.Epoch);

        _time.Advance(TimeSpan.FromMilliseconds(1));
        var later = _relay.Position.Epoch;
        Assert.NotEqual(epoch, later);

        _time.Advance(FeedMerge.Gathering * 4);
        Assert.Equal(later, _relay.Position.Epoch);
    }

    [Fact]
    public void What_a_feed_tells_after_a_loss_is_shown_before_the_epoch_that_mends_it()
    {
        var epoch = Begin();
        _other.Take(new FeedBatch(Later, 0, 1, [Row(2, 1)]));
        _other.Take(new FeedBatch(Later, 1, 2, [Row(3, 1)]));

        Assert.Equal(new FeedPosition(epoch, 2), _relay.Position);
        Assert.Equal([Lead(2), Lead(3)], Missed(0).Select(row => Guid.Parse(row.Id)));
    }

    [Fact]
    public void One_silent_feed_silences_the_heartbeats_and_not_the_others_news()
    {
        Begin();
        var beat = _relay.Cut.Beat;
        for (var second = 1; second <= 10; second++)
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            _one.Take(new FeedBatch(Epoch, 2 + second, 3 + second, [Row(1, second)]));
        }

        Assert.True(_other.IsSilent);
        Assert.False(_one.IsSilent);
        Assert.Equal(beat + 2, _relay.Cut.Beat);
        Assert.Equal(10, _relay.Cut.To);

        _other.Take(new FeedBatch(Epoch, 8, 8, []));
        _time.Advance(TimeSpan.FromSeconds(2));

        Assert.Equal(beat + 3, _relay.Cut.Beat);
    }

    public void Dispose()
    {
        _merge.Dispose();
        _relay.Dispose();
        _reader.Dispose();
    }

    private Guid Begin()
    {
        _one.Take(new FeedPosition(Epoch, 3));
        _other.Take(new FeedPosition(Epoch, 8));
        return _relay.Position!.Epoch;
    }

    /// <summary>What a connection gets that stands at the number.</summary>
    private GridRow[] Missed(long from)
    {
        _time.Advance(TimeSpan.FromMilliseconds(100));
        return _relay.Continue(new FeedPosition(_relay.Cut.Epoch, from), _relay.Cut)!.Rows;
    }
}
