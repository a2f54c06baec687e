using LeadGrid.Brokers;
using LeadGrid.Campaigns;
using LeadGrid.Routing;

namespace LeadGrid.Unit.Routing;

public class EligibilityTests
{
    private static readonly Allowance Nothing = new(new DateOnly(2026, 3, 2), 0, 0, 0);

    [Fact]
    public void Against_a_broker_all_that_speaks_is_said()
    {
        var broker = Desk.Broker("a", caps: new BrokerCaps(Daily: 1, Monthly: 2, Open: 3)).Profile with
        {
            Paused = true,
            Hours = new() { Intervals = [new(DayOfWeek.Sunday, 0, 60)] },
            Absences = [new(DateOnly.FromDateTime(Desk.Now.UtcDateTime), DateOnly.FromDateTime(Desk.Now.UtcDateTime), "Ill")],
        };
        Assert.Equal(
            [
                "is paused", "is outside its working hours", "is absent", "has reached its daily cap", "has reached its monthly cap",
                "has no capacity for another open lead",
            ],
            Eligibility.AgainstBroker(broker, Nothing with { DayUsed = 1, MonthUsed = 2, OpenUsed = 3 }, Desk.Now));
    }

    [Fact]
    public void One_below_each_cap_nothing_speaks_against_a_broker()
    {
        var broker = Desk.Broker("a", caps: new BrokerCaps(Daily: 1, Monthly: 2, Open: 3)).Profile;
        Assert.Empty(Eligibility.AgainstBroker(broker, Nothing with { MonthUsed = 1, OpenUsed = 2 }, Desk.Now));
        Assert.Empty(Eligibility.AgainstBroker(Desk.Broker("a").Profile, new(default, int.MaxValue, int.MaxValue, int.MaxValue), Desk.Now));
    }

    [Fact]
    public void A_lead_needs_a_state_in_which_the_broker_is_licensed()
    {
        var broker = Desk.Broker("a", licences: ["NJ", "NY"]).Profile;
        Assert.Empty(Eligibility.AgainstLead(broker, Desk.In("NJ")));
        Assert.Empty(Eligibility.AgainstLead(broker, Desk.In("ny")));
        Assert.Equal(["is not licensed in PA"], Eligibility.AgainstLead(broker, Desk.In("PA")));
        Assert.Equal(["needs a lead whose state is known"], Eligibility.AgainstLead(broker, Desk.In(null)));
        Assert.Equal(["needs a lead whose state is known"], Eligibility.AgainstLead(broker, new(new() { ["address.state"] = [] })));
    }

    [Fact]
    public void Every_filter_that_does_not_hold_is_said()
    {
        var broker = Desk.Broker("a").Profile with
        {
            Filters = [new("score", ConditionOperator.AtLeast, ["50"]), new("seller", ConditionOperator.In, ["acme"]), new("flags", ConditionOperator.Exists, [])],
        };
        var reasons = Eligibility.AgainstLead(broker, new(new() { ["address.state"] = ["NJ"], ["score"] = ["60"] }));
        Assert.Equal(2, reasons.Length);
        Assert.All(reasons, reason => Assert.StartsWith("takes only leads where ", reason, StringComparison.Ordinal));
    }
}
