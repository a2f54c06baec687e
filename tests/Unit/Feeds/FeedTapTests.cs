using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Xunit;
using static LeadGrid.Feeds.Deltas;

namespace LeadGrid.Feeds;

public sealed class FeedTapTests : IAsyncLifetime
{
    private readonly FakeTimeProvider _time = new(Noon);
    private readonly ToldFeed _feed = new();
    private readonly FeedTap _tap;

    public FeedTapTests() => _tap = new FeedTap(_ => _feed, _time, NullLogger<FeedTap>.Instance);

    public async ValueTask InitializeAsync() => await _tap.Start();

    public async ValueTask DisposeAsync()
    {
        await _tap.Stop(CancellationToken.None);
        _tap.Dispose();
    }

    [Fact]
    public async Task The_first_delta_is_told_at_once()
    {
        Commit(1, 1);

        Assert.Equal([1L], await _feed.Told());
    }

    [Fact]
    public async Task What_is_committed_within_twenty_milliseconds_is_one_batch()
    {
        Commit(1, 1);
        await _feed.Told();
        Commit(1, 2);
        Commit(1, 3);
        Commit(2, 4);

        Assert.Equal([3L, 4L], await InTime());
    }

    [Fact]
    public async Task A_feed_that_has_not_answered_gets_no_second_batch()
    {
        var answer = _feed.Hold();
        Commit(1, 1);
        await _feed.Told();
        Commit(1, 2);
        _time.Advance(TimeSpan.FromSeconds(1));
        Commit(2, 3);
        Assert.Equal(1, _feed.Calls);

        answer.SetResult();

        Assert.Equal([2L, 3L], await InTime());
    }

    [Fact]
    public async Task A_feed_that_does_not_answer_is_told_that_it_missed_something()
    {
        var answer = _feed.Hold();
        Commit(1, 1);
        await _feed.Told();
        Commit(1, 2);
        answer.SetException(new TimeoutException());

        Assert.Equal([ToldFeed.Loss], await InTime());
        Commit(1, 3);
        Assert.Equal([3L], await InTime());
    }

    [Fact]
    public void A_feed_that_is_away_for_days_is_tried_every_two_seconds()
    {
        Assert.Equal(TimeSpan.FromMilliseconds(40), FeedTap.PauseAfter(failures: 1));
        Assert.Equal(TimeSpan.FromMilliseconds(1280), FeedTap.PauseAfter(failures: 6));
        Assert.Equal(TimeSpan.FromSeconds(2), FeedTap.PauseAfter(failures: 7));
        Assert.Equal(TimeSpan.FromSeconds(2), FeedTap.PauseAfter(failures: int.MaxValue));
    }

    [Fact]
    public async Task More_leads_than_can_wait_are_not_kept()
    {
        var answer = _feed.Hold();
        Commit(0, 1);
        await _feed.Told();
        for (var lead = 1; lead <= FeedTap.Limit + 2; lead++)
        {
            Commit(lead, lead);
        }

        answer.SetResult();
        Assert.Equal([ToldFeed.Loss], await InTime());
        Assert.Equal([FeedTap.Limit + 2L], await _feed.Told());
    }

    [Fact]
    public async Task Stopping_tells_what_still_waits()
    {
        Commit(1, 1);
        await _feed.Told();
        Commit(1, 2);

        var batch = _feed.Told();
        await _tap.Stop(CancellationToken.None);

        Assert.Equal([2L], await batch);
    }

    [Fact]
    public async Task Each_feed_of_the_operators_view_is_told_of_its_own_leads()
    {
        var feeds = FeedViews.FeedsOf(FeedViews.Operator).ToDictionary(feed => feed, _ => new ToldFeed());
        using var tap = new FeedTap(feed => feeds[feed], _time, NullLogger<FeedTap>.Instance);
        await tap.Start();

        for (var lead = 1; lead <= FeedViews.OperatorFeeds; lead++)
        {
            tap.Publish(FeedViews.Operator, Row(lead, lead));
        }

        await tap.Stop(CancellationToken.None);
        for (var lead = 1; lead <= FeedViews.OperatorFeeds; lead++)
        {
            Assert.Equal([lead], await feeds[FeedViews.FeedOf(FeedViews.Operator, Lead(lead))].Told());
        }

        Assert.All(feeds.Values, feed => Assert.Equal(1, feed.Calls));
    }

    [Theory]
    [InlineData(FeedViews.Operator, "+18102929388")]
    [InlineData("broker/b1", "(•••) •••-••88")]
    public async Task A_brokers_view_is_told_no_whole_number(string view, string told)
    {
        var delta = Row(1, 1);
        _tap.Publish(view, delta with { Row = delta.Row! with { Phone = "+18102929388" } });
        await _feed.Told();
        Assert.Equal(told, Assert.Single(_feed.Last).Row!.Phone);

        _tap.Publish(view, Gone(1, 2));
        await InTime();
        Assert.Null(Assert.Single(_feed.Last).Row);
    }

    private void Commit(int lead, long version) => _tap.Publish(FeedViews.Broker("b1"), Row(lead, version));

    /// <summary>What the tap tells next, with the clock running.</summary>
    private async Task<IReadOnlyList<long>> InTime()
    {
        var told = _feed.Told();
        while (!told.IsCompleted)
        {
            _time.Advance(TimeSpan.FromMilliseconds(20));
            await Task.Yield();
        }

        return await told;
    }
}
