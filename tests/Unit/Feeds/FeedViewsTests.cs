using Xunit;

namespace LeadGrid.Feeds;

public sealed class FeedViewsTests
{
    /// <summary>Written out: another build must find the same.</summary>
    [Theory]
    [InlineData("00000000-0000-0000-0000-000000000000", "operator")]
    [InlineData("0193e7a0-0000-7000-8000-000000000001", "operator")]
    [InlineData("0193e7a0-0000-7000-8000-000000000002", "operator/3")]
    [InlineData("0193e7a0-0000-7000-8000-000000000003", "operator/2")]
    public void A_lead_is_always_in_the_same_feed(string lead, string feed) =>
        Assert.Equal(feed, FeedViews.FeedOf(FeedViews.Operator, Guid.Parse(lead)));

    [Fact]
    public void Leads_are_spread_evenly_over_the_operators_feeds()
    {
        var random = new Random(7);
        var bytes = new byte[16];
        var shares = Enumerable.Range(0, 8_000)
            .Select(_ =>
            {
                random.NextBytes(bytes);
                return FeedViews.FeedOf(FeedViews.Operator, new Guid(bytes));
            })
            .CountBy(feed => feed)
            .ToDictionary();

        Assert.Equal(FeedViews.FeedsOf(FeedViews.Operator).Order(), shares.Keys.Order());
        Assert.All(shares.Values, share => Assert.InRange(share, 1_800, 2_200));
    }

    [Fact]
    public void A_brokers_view_has_one_feed()
    {
        Assert.Equal(["broker/b1"], FeedViews.FeedsOf(FeedViews.Broker("b1")));
        Assert.Equal("broker/b1", FeedViews.FeedOf(FeedViews.Broker("b1"), Guid.NewGuid()));
    }

    /// <summary>A silo of the build before tells one feed of all leads, under the view's own name.</summary>
    [Fact]
    public void The_feed_that_older_silos_tell_is_one_of_the_operators() =>
        Assert.Contains(FeedViews.Operator, FeedViews.FeedsOf(FeedViews.Operator));
}
