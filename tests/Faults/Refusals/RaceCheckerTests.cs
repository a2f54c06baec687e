using LeadGrid.Simulation;
using LeadGrid.Simulation.Twilio;
using LeadGrid.Simulation.Webhooks;

namespace LeadGrid.Faults.Refusals;

/// <summary>The judge is judged, on histories made by hand.</summary>
public sealed class RaceCheckerTests
{
    private static readonly Racer Refuser = new(1, SaysStop.WhileSending, "STOP", 0, 0, [0]);
    private static readonly Racer Content = new(2, SaysStop.Never, "", 0, 0, [0]);

    [Fact]
    public void What_came_before_the_acknowledgement_is_no_violation()
    {
        var verdict = Check([Came(Refuser, 1, 10, 40)], [Said(20, 50)]);
        Assert.Empty(verdict.Violations);
        Assert.Equal((2, 1, 1), (verdict.Races, verdict.Open, verdict.Won));
    }

    [Theory]
    [InlineData("accepted", true)]
    [InlineData("refused", false)]
    public void A_message_after_an_acknowledged_refusal_is_found_whatever_the_provider_made_of_it(string outcome, bool taken) =>
        Assert.Single(Check([Came(Refuser, 2, 51, 60) with { Outcome = outcome, Taken = taken }], [Said(20, 50)]).Violations, v => v.Contains("after 'STOP'", StringComparison.Ordinal));

    [Fact]
    public void A_refusal_that_was_answered_with_an_error_counts_from_the_attempt_that_was_acknowledged()
    {
        Assert.Empty(Check([Came(Refuser, 2, 51, 60)], [Said(20, 50, status: 503), Said(70, 90)]).Violations);
        Assert.Single(Check([Came(Refuser, 2, 91, 99)], [Said(20, 50, status: 503), Said(70, 90)]).Violations);
    }

    [Fact]
    public void A_refusal_that_nobody_acknowledged_makes_no_race()
    {
        var verdict = Check([Came(Refuser, 1, 10, 40), Came(Refuser, 2, 60, 70)], [Said(20, 50, status: null)]);
        Assert.Equal((0, 1, 0), (verdict.Races, verdict.Refusals, verdict.Acknowledged));
    }

    [Fact]
    public void A_message_that_arrives_twice_is_found() =>
        Assert.Single(Check([Came(Content, 1, 10, 20), Came(Content, 1, 30, 40)], []).Violations, v => v.Contains("2 times", StringComparison.Ordinal));

    [Fact]
    public void A_message_that_was_refused_and_then_taken_arrived_once()
    {
        var verdict = Check([Came(Content, 1, 10, 20) with { Taken = false, Outcome = "too_many" }, Came(Content, 1, 30, 40)], []);
        Assert.Empty(verdict.Violations);
        Assert.Equal((2, 1), (verdict.Wanted, verdict.Delivered));
    }

    [Fact]
    public void A_message_to_somebody_else_is_found() =>
        Assert.Single(Check([Came(Refuser, 1, 10, 20) with { To = Content.Phone }], []).Violations);

    [Fact]
    public void One_confirmation_may_follow_and_no_second()
    {
        Assert.Empty(Check([Confirmed(60)], [Said(20, 50)]).Violations);
        Assert.Single(Check([Confirmed(60), Confirmed(80)], [Said(20, 50)]).Violations);
    }

    [Fact]
    public void A_confirmation_to_somebody_who_refused_nothing_is_found() => Assert.Single(Check([Confirmed(60)], []).Violations);

    [Fact]
    public void A_message_that_nobody_queued_is_found() =>
        Assert.Single(Check([Came(Content, 1, 10, 20) with { Body = "Buy now" }], []).Violations);

    private static RaceVerdict Check(Arrival[] arrivals, WebhookRecord[] webhooks) =>
        RaceChecker.Check(new RaceRecord([Refuser, Content], [new(1, 1), new(1, 2), new(2, 1), new(2, 2)], arrivals, webhooks));

    private static Arrival Came(Racer to, int message, long began, long answered) => new(
        "SM1", "+15185550100", to.Phone, new Mark(to.Number, message).Text, "", At(began), At(began), At(answered), "accepted", null, Taken: true);

    private static Arrival Confirmed(long began) => Came(Refuser, 1, began, began) with { Body = $"Acme Solar: {RaceChecker.Confirmation} or calls from us." };

    private static WebhookRecord Said(long sent, long ended, int? status = 200) =>
        new(Guid.NewGuid(), "inbound", "SM2", Refuser.Phone, "STOP", 1, At(sent), At(ended), status);

    private static Instant At(long microseconds) => new(DateTimeOffset.UnixEpoch.AddMicroseconds(microseconds), microseconds);
}
