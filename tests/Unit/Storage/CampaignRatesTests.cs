using LeadGrid.Leads;
using LeadGrid.Log;
using Microsoft.Extensions.Time.Testing;

namespace LeadGrid.Storage.DueWork;

public sealed class CampaignRatesTests
{
    private readonly FakeTimeProvider _time = new(SomeEvents.Noon);

    [Fact]
    public void A_campaign_may_start_a_seconds_worth_at_once_and_then_its_rate()
    {
        var rates = new CampaignRates(100, _time);
        Assert.Empty(rates.Left());
        rates.Take(Work("solar", 100));
        Assert.Equal(0, rates.Left()["solar"]);
        _time.Advance(TimeSpan.FromMilliseconds(250));
        Assert.Equal(25, rates.Left()["solar"]);
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Empty(rates.Left());
    }

    [Fact]
    public void A_claim_larger_than_the_rate_is_paid_for_before_the_next()
    {
        var rates = new CampaignRates(100, _time);
        rates.Take([.. Work("solar", 150), .. Work("roof", 1)]);
        _time.Advance(TimeSpan.FromMilliseconds(500));
        var left = rates.Left();
        Assert.Equal(0, left["solar"]);
        Assert.False(left.ContainsKey("roof"));
    }

    private static List<LeasedWork> Work(string campaign, int pieces) =>
        [.. Enumerable.Range(0, pieces).Select(_ => new LeasedWork(campaign, Guid.NewGuid(), DueWorkKind.RouteWaiting, 0, 1, Guid.Empty, TimeSpan.Zero))];
}
