using LeadGrid.Compliance;
using LeadGrid.Providers;

namespace LeadGrid.Unit.Providers;

public sealed class ProvidersAnswerTests
{
    private static readonly DateTimeOffset s_now = new(2026, 11, 27, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Silos_are_added_up_and_one_that_hangs_is_named()
    {
        var answer = ProvidersAnswer.From(new ProvidersView(
            s_now, [new("a", "1", [Twilio(2, 0.5m)]), new("b", "2", [Twilio(3, 0.25m)]), new("c", "3", null)], new OutboxDepth(10_000, TimeSpan.FromSeconds(9))));
        Assert.Equal([true, true, false], answer.Silos.Select(silo => silo.Answers));
        var twilio = Assert.Single(answer.Providers);
        Assert.Equal((true, 5L, new Money(0.75m, "USD")), (twilio.Configured, twilio.Accepted, twilio.CostToday));
        Assert.Equal(["a", "b"], twilio.Silos.Select(silo => silo.Silo));
        Assert.Equal(new OutboxAnswer(10_000, true, 9), answer.Outbox);
    }

    [Fact]
    public void What_is_not_configured_is_said_and_has_no_figures()
    {
        var answer = ProvidersAnswer.From(new ProvidersView(
            s_now, [new("a", "1", [new("smtp", ContactChannel.Email, null, ProviderCircuit.Closed, null, null, null)])], null));
        var smtp = Assert.Single(answer.Providers);
        Assert.Equal((false, 0, null, null), (smtp.Configured, smtp.Silos.Length, smtp.CostToday, smtp.Fallback));
        Assert.Null(answer.Outbox);
    }

    [Fact]
    public void While_a_currency_changes_there_is_no_sum()
    {
        var euro = Twilio(1, 1) with { Counts = new(s_now, 1, 0, 0, 0, new Money(1, "EUR")) };
        var answer = ProvidersAnswer.From(new ProvidersView(s_now, [new("a", "1", [Twilio(2, 1)]), new("b", "2", [euro])], null));
        Assert.Null(Assert.Single(answer.Providers).CostToday);
    }

    private static ProviderReport Twilio(long accepted, decimal cost) => new(
        "twilio", ContactChannel.Sms, new(100, 64, null), ProviderCircuit.Closed, s_now, null, new(s_now, accepted, 0, 0, 0, new Money(cost, "USD")));
}
