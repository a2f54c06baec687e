using static LeadGrid.Compliance.Asking;

namespace LeadGrid.Compliance;

/// <summary>The Sundays on which clocks change (2026: 8 March and 1 November at 2:00), and places whose clocks do not.</summary>
public sealed class ClockChangeTests
{
    [Theory]
    [InlineData("NY", "10001", "2026-03-07T12:59:59Z", "2026-03-07T13:00:00Z")]
    [InlineData("NY", "10001", "2026-03-08T11:59:59Z", "2026-03-08T12:00:00Z")]
    [InlineData("NY", "10001", "2026-10-31T11:59:59Z", "2026-10-31T12:00:00Z")]
    [InlineData("NY", "10001", "2026-11-01T12:59:59Z", "2026-11-01T13:00:00Z")]
    [InlineData("CA", "90001", "2026-03-08T14:59:59Z", "2026-03-08T15:00:00Z")]
    [InlineData("CA", "90001", "2026-11-01T15:59:59Z", "2026-11-01T16:00:00Z")]
    [InlineData("AK", "99501", "2026-03-08T15:59:59Z", "2026-03-08T16:00:00Z")]
    [InlineData("HI", "96813", "2026-03-08T17:59:59Z", "2026-03-08T18:00:00Z")]
    [InlineData("HI", "96813", "2026-11-01T17:59:59Z", "2026-11-01T18:00:00Z")]
    [InlineData("AZ", "85001", "2026-03-08T14:59:59Z", "2026-03-08T15:00:00Z")]
    [InlineData("AZ", "85001", "2026-11-01T14:59:59Z", "2026-11-01T15:00:00Z")]
    [InlineData("AZ", "86515", "2026-03-08T13:59:59Z", "2026-03-08T14:00:00Z")]
    [InlineData("AZ", "86515", "2026-11-01T14:59:59Z", "2026-11-01T15:00:00Z")]
    [InlineData("PR", "00901", "2026-07-08T11:59:59Z", "2026-07-08T12:00:00Z")]
    public void The_day_opens_by_its_own_clock(string state, string zip, string before, string opens)
    {
        DefersUntil(Utc(opens), AtHour(state, zip, Utc(before)));
        Allows(AtHour(state, zip, Utc(opens)));
    }

    [Fact]
    public void A_wait_over_the_night_of_the_change_ends_by_the_new_clock()
    {
        DefersUntil(Utc("2026-03-08T12:00:00Z"), AtHour("NY", "10001", Utc("2026-03-08T03:00:00Z")));
        DefersUntil(Utc("2026-11-01T13:00:00Z"), AtHour("NY", "10001", Utc("2026-11-01T02:00:00Z")));
    }

    [Fact]
    public void An_hour_that_the_clock_skips_never_comes_and_one_that_it_shows_twice_counts_twice()
    {
        var (from, to) = (Utc("2026-03-08T00:00:00Z"), Utc("2026-03-09T00:00:00Z"));
        var skipped = new LocalCalendar("America/New_York", from, to).Open(_ => [(TimeSpan.FromHours(2), TimeSpan.FromHours(3))]);
        Assert.Null(skipped.First(from.AddHours(5), to.AddHours(-1)));

        (from, to) = (Utc("2026-11-01T04:00:00Z"), Utc("2026-11-02T00:00:00Z"));
        var twice = new LocalCalendar("America/New_York", from, to).Open(_ => [(TimeSpan.FromHours(1), TimeSpan.FromHours(2))]);
        Assert.Equal(Utc("2026-11-01T05:00:00Z"), twice.First(from, to));
        Assert.Equal(Utc("2026-11-01T07:00:00Z"), twice.EndOf(from.AddHours(1)));
    }

    [Fact]
    public void A_change_after_the_last_instant_is_no_matter()
    {
        var (from, to) = (Utc("2026-03-08T05:00:00Z"), Utc("2026-03-08T06:00:00Z"));
        var open = new LocalCalendar("America/New_York", from, to).Open(_ => LocalCalendar.WholeDay);
        Assert.Equal(to, open.EndOf(from));
    }
}
