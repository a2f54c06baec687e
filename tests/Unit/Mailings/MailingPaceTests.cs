using LeadGrid.Mailings;

namespace LeadGrid.Unit.Mailings;

public class MailingPaceTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 15, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(1)]
    [InlineData(37)]
    [InlineData(1_000)]
    [InlineData(100_000)]
    public void In_no_hour_more_leave_than_are_allowed_and_in_all_nearly_as_many(int perHour)
    {
        var pace = new MailingPace(perHour, Start);
        var written = new List<(DateTimeOffset At, int Count)>();
        for (var now = Start; now < Start.AddHours(3); now += pace.Between)
        {
            var allowed = pace.Allowed(now, 200);
            pace.Written(allowed);
            written.Add((now, allowed));
        }

        foreach (var hour in Enumerable.Range(0, 5).Select(half => Start.AddMinutes(30 * half)))
        {
            // One more than the share of an hour: the first of all leaves at once.
            Assert.InRange(written.Where(each => each.At >= hour && each.At < hour.AddHours(1)).Sum(each => each.Count), 0, perHour + 1);
        }

        Assert.InRange(written.Sum(each => each.Count), (2.9 * perHour) - 1, (3 * perHour) + 1);
    }

    [Fact]
    public void What_was_missed_is_not_made_up_for_in_a_burst()
    {
        var pace = new MailingPace(3_600, Start);
        Assert.Equal(1, pace.Allowed(Start, 200));
        Assert.Equal(60, pace.Allowed(Start.AddHours(5), 200));
        Assert.Equal(10, pace.Allowed(Start.AddHours(5), 10));
        pace.Written(60);
        Assert.Equal(0, pace.Allowed(Start.AddHours(5), 200));
        Assert.Equal(2, pace.Allowed(Start.AddHours(5).AddSeconds(2), 200));
    }

    [Fact]
    public void A_slow_one_looks_no_more_often_than_it_writes()
    {
        Assert.Equal(TimeSpan.FromHours(1), new MailingPace(1, Start).Between);
        Assert.Equal(TimeSpan.FromSeconds(2), new MailingPace(100_000, Start).Between);
    }
}
