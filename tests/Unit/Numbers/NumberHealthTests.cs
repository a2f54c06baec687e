using LeadGrid.Numbers;
using LeadGrid.Outreach;
using static LeadGrid.Unit.Numbers.SomeNumber;

namespace LeadGrid.Unit.Numbers;

public class NumberHealthTests
{
    [Fact]
    public void Reports_are_counted_by_what_they_say_of_the_number()
    {
        string[] failed = ["30003", "30004", "30005", "30006", "30008"];
        string[] blocked = ["30007", "30032", "30034"];
        var reports = new List<ReportCount> { new(MessageState.Delivered, null, 40), new(MessageState.Delivered, "x", 2) };
        reports.AddRange(failed.Concat(blocked).Select(code => new ReportCount(MessageState.Failed, code, 3)));

        // The person's own doing, ours, and what nobody has reported yet.
        reports.AddRange([
            new(MessageState.Failed, "21610", 9), new(MessageState.Failed, "gave_up", 9), new(MessageState.Failed, null, 9), new(MessageState.Sent, null, 9),
            new(MessageState.Unknown, null, 9), new(MessageState.Refused, null, 9), new(MessageState.Queued, null, 9), new((MessageState)99, null, 9),
        ]);
        Assert.Equal(new NumberHealth(42, 15, 9), NumberHealth.Of(reports));
        Assert.Equal(NumberHealth.Unknown, NumberHealth.Of([]));
    }

    [Theory]
    [InlineData(0, 49, 0, null)]
    [InlineData(0, 0, 49, null)]
    [InlineData(35, 15, 0, null)]
    [InlineData(34, 16, 0, "Only 34 of its last 50 texts arrived.")]
    [InlineData(95, 0, 5, null)]
    [InlineData(94, 0, 6, "Carriers held back 6 of its last 100 texts.")]
    [InlineData(500, 0, 0, null)]
    public void A_number_below_a_bar_should_rest_once_enough_is_known(int delivered, int failed, int blocked, string? because) =>
        Assert.Equal(because, new NumberHealth(delivered, failed, blocked).Unfit(Options));

    [Fact]
    public void The_bars_are_the_operators()
    {
        var strict = new NumberOptions { LeastMessages = 10, LeastDelivered = 0.9, MostBlocked = 0 };
        Assert.NotNull(new NumberHealth(8, 2, 0).Unfit(strict));
        Assert.NotNull(new NumberHealth(9, 0, 1).Unfit(strict));
        Assert.Null(new NumberHealth(9, 1, 0).Unfit(strict));
    }
}
