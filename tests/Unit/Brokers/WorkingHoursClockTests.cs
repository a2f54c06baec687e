using System.Globalization;
using CsCheck;
using LeadGrid.Brokers;
using Xunit;

namespace LeadGrid.Unit.Brokers;

/// <summary>New York goes from 02:00 to 03:00 on 2026-03-08 and back from 02:00 to 01:00 on 2026-11-01.</summary>
public class WorkingHoursClockTests
{
    private const string NewYork = "America/New_York";

    private static readonly WorkingHours Office = Hours(
        NewYork,
        [.. Enumerable.Range(1, 5).Select(day => new WorkingInterval((DayOfWeek)day, 540, 1_020))]);

    [Theory]
    [InlineData("2026-03-02T13:59:59Z", false)]
    [InlineData("2026-03-02T14:00:00Z", true)]
    [InlineData("2026-03-02T21:59:59Z", true)]
    [InlineData("2026-03-02T22:00:00Z", false)]
    [InlineData("2026-03-09T13:00:00Z", true)]
    [InlineData("2026-03-07T15:00:00Z", false)]
    public void Hours_are_open_by_the_clock_on_the_wall(string at, bool open) =>
        Assert.Equal(open, WorkingHoursClock.IsOpen(Office, At(at)));

    [Fact]
    public void No_hours_are_always_open_and_never_open_again()
    {
        Assert.True(WorkingHoursClock.IsOpen(new(), At("2026-03-08T07:00:00Z")));
        Assert.Null(WorkingHoursClock.NextOpening(new(), At("2026-03-08T07:00:00Z")));
    }

    [Fact]
    public void Hours_round_the_clock_never_open_again() => Assert.Null(WorkingHoursClock.NextOpening(
        Hours(NewYork, [.. Enum.GetValues<DayOfWeek>().Select(day => new WorkingInterval(day, 0, 1_440))]),
        At("2026-03-05T07:00:00Z")));

    [Theory]
    [InlineData("2026-03-02T13:00:00Z", "2026-03-02T14:00:00Z")]
    [InlineData("2026-03-02T14:00:00Z", "2026-03-03T14:00:00Z")]
    [InlineData("2026-03-06T23:00:00Z", "2026-03-09T13:00:00Z")]
    [InlineData("2026-10-30T22:00:00Z", "2026-11-02T14:00:00Z")]
    public void The_next_opening_is_right_across_a_change_of_clocks(string at, string opening) =>
        Assert.Equal(At(opening), WorkingHoursClock.NextOpening(Office, At(at)));

    [Theory]
    [InlineData(150, 300, "2026-03-08T00:00:00Z", "2026-03-08T07:00:00Z")]
    [InlineData(150, 170, "2026-03-08T00:00:00Z", "2026-03-15T06:30:00Z")]
    [InlineData(90, 105, "2026-11-01T00:00:00Z", "2026-11-01T05:30:00Z")]
    [InlineData(90, 105, "2026-11-01T05:30:00Z", "2026-11-01T06:30:00Z")]
    [InlineData(30, 90, "2026-11-01T04:30:00Z", "2026-11-01T06:00:00Z")]
    [InlineData(30, 240, "2026-11-01T04:30:00Z", "2026-11-08T05:30:00Z")]
    public void An_hour_that_is_skipped_or_shown_twice_counts_as_the_wall_shows_it(
        int from, int to, string at, string opening) => Assert.Equal(
        At(opening), WorkingHoursClock.NextOpening(Hours(NewYork, new WorkingInterval(DayOfWeek.Sunday, from, to)), At(at)));

    [Fact]
    public void Hours_that_touch_are_one_opening() => Assert.Equal(
        At("2026-03-09T09:00:00Z"),
        WorkingHoursClock.NextOpening(
            Hours("UTC", new(DayOfWeek.Monday, 540, 1_440), new(DayOfWeek.Tuesday, 0, 60)), At("2026-03-02T10:00:00Z")));

    [Theory]
    [InlineData("2026-03-02T04:59:59Z", "2026-03-01", "2026-03-02T05:00:00Z")]
    [InlineData("2026-03-08T05:00:00Z", "2026-03-08", "2026-03-09T04:00:00Z")]
    [InlineData("2026-11-01T04:00:00Z", "2026-11-01", "2026-11-02T05:00:00Z")]
    public void A_day_lasts_as_long_as_its_date(string at, string date, string end)
    {
        Assert.Equal(DateOnly.Parse(date, CultureInfo.InvariantCulture), WorkingHoursClock.LocalDate(Office, At(at)));
        Assert.Equal(At(end), WorkingHoursClock.NextMidnight(Office, At(at)));
    }

    [Fact]
    public void A_day_that_begins_at_one_in_the_morning_begins_then() => Assert.Equal(
        At("2018-11-04T03:00:00Z"),
        WorkingHoursClock.NextMidnight(Hours("America/Sao_Paulo"), At("2018-11-03T12:00:00Z")));

    [Fact]
    public void Between_now_and_the_next_opening_hours_do_not_begin()
    {
        var zones = Gen.OneOf(NewYork, "UTC", "Asia/Kolkata", "Australia/Lord_Howe", "Europe/London", "America/Phoenix");
        var intervals = Gen.Select(Gen.Enum<DayOfWeek>(), Gen.Int[0, 95], Gen.Int[1, 40])
            .Select((day, from, length) => new WorkingInterval(day, from * 15, Math.Min(1_440, (from + length) * 15)))
            .Array[1, 4];
        var instants = Gen.Int[0, 365 * 96].Select(quarter => At("2026-01-01T00:00:00Z").AddMinutes(quarter * 15));
        Gen.Select(zones, intervals, instants).Sample((zone, week, now) =>
        {
            var hours = Hours(zone, week);
            var next = WorkingHoursClock.NextOpening(hours, now);
            var first = Enumerable.Range(1, 15 * 96)
                .Select(quarter => now.AddMinutes(quarter * 15))
                .Cast<DateTimeOffset?>()
                .FirstOrDefault(at => WorkingHoursClock.IsOpen(hours, at!.Value) && !WorkingHoursClock.IsOpen(hours, at.Value.AddTicks(-1)));
            Assert.Equal(first, next is { } opening && opening <= now.AddDays(15) ? next : first);
        }, iter: 200);
    }

    private static WorkingHours Hours(string zone, params WorkingInterval[] intervals) =>
        new() { TimeZone = zone, Intervals = intervals };

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
