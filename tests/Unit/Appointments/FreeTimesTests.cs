using System.Globalization;
using LeadGrid.Appointments;
using LeadGrid.Brokers;

namespace LeadGrid.Unit.Appointments;

public sealed class FreeTimesTests
{
    private const string NewYork = "America/New_York";

    // A Monday; New York is five hours behind.
    private static readonly DateTimeOffset Monday = new(2026, 3, 2, 5, 0, 0, TimeSpan.Zero);
    private static readonly BookingSettings Hourly = new() { SlotMinutes = 60, NoticeMinutes = 0, HorizonDays = 1 };

    [Fact]
    public void Working_hours_are_cut_into_appointments_that_fit_whole()
    {
        var broker = Broker(Hourly, new WorkingInterval(DayOfWeek.Monday, 9 * 60, 11 * 60 + 59));
        Assert.Equal(["03-02 14:00", "03-02 15:00"], Free(broker, Monday));
    }

    [Fact]
    public void Between_two_there_is_a_pause_and_around_what_is_booked_too()
    {
        var broker = Broker(Hourly with { SlotMinutes = 30, BufferMinutes = 15 }, new WorkingInterval(DayOfWeek.Monday, 9 * 60, 12 * 60));
        Assert.Equal(["03-02 14:00", "03-02 14:45", "03-02 15:30", "03-02 16:15"], Free(broker, Monday));

        // 14:50 to 15:20 lies across the second; the first ends 20 minutes before it, and the third begins 10 minutes after it.
        Assert.Equal(["03-02 14:00", "03-02 16:15"], Free(broker, Monday, (Monday.AddHours(9).AddMinutes(50), 30)));

        // Exactly a pause away on both sides is far enough.
        Assert.Equal(["03-02 14:00", "03-02 15:30", "03-02 16:15"], Free(broker, Monday, (Monday.AddHours(9).AddMinutes(45), 30)));
    }

    [Fact]
    public void One_that_is_booked_takes_what_it_overlaps_and_no_more()
    {
        var broker = Broker(Hourly, new WorkingInterval(DayOfWeek.Monday, 9 * 60, 13 * 60));
        Assert.Equal(["03-02 14:00", "03-02 17:00"], Free(broker, Monday, (Monday.AddHours(10).AddMinutes(59), 2)));
        Assert.Equal(["03-02 14:00", "03-02 16:00", "03-02 17:00"], Free(broker, Monday, (Monday.AddHours(10), 60)));
    }

    [Fact]
    public void Neither_sooner_than_the_notice_nor_beyond_the_horizon()
    {
        var everyDay = Enum.GetValues<DayOfWeek>().Select(day => new WorkingInterval(day, 9 * 60, 11 * 60)).ToArray();
        var broker = Broker(Hourly with { NoticeMinutes = 60, HorizonDays = 2 }, everyDay);
        Assert.Equal(
            ["03-02 15:00", "03-03 14:00", "03-03 15:00", "03-04 14:00"],
            Free(broker, new DateTimeOffset(2026, 3, 2, 14, 0, 0, TimeSpan.Zero)));
        Assert.Equal(
            ["03-03 14:00", "03-03 15:00", "03-04 14:00"],
            Free(broker, new DateTimeOffset(2026, 3, 2, 14, 0, 0, TimeSpan.Zero).AddTicks(1)));
    }

    [Fact]
    public void On_days_off_there_is_none()
    {
        var everyDay = Enum.GetValues<DayOfWeek>().Select(day => new WorkingInterval(day, 9 * 60, 10 * 60)).ToArray();
        var broker = Broker(Hourly with { HorizonDays = 5 }, everyDay) with
        {
            Absences = [new(new DateOnly(2026, 3, 3), new DateOnly(2026, 3, 4), "Skiing"), new(new DateOnly(2026, 3, 6), new DateOnly(2026, 3, 6), null)],
        };
        Assert.Equal(["03-02 14:00", "03-05 14:00"], Free(broker, Monday));
    }

    [Fact]
    public void Hours_that_go_on_over_midnight_are_one_stretch()
    {
        var broker = Broker(
            Hourly with { SlotMinutes = 90 }, new WorkingInterval(DayOfWeek.Monday, 22 * 60, 24 * 60), new WorkingInterval(DayOfWeek.Tuesday, 0, 2 * 60));
        Assert.Equal(["03-03 03:00", "03-03 04:30"], Free(broker, Monday));

        // The second begins on the day before the day off, and ends on it.
        Assert.Equal(["03-03 03:00"], Free(broker with { Absences = [new(new DateOnly(2026, 3, 3), new DateOnly(2026, 3, 3), null)] }, Monday));
    }

    [Fact]
    public void A_stretch_that_has_begun_yesterday_keeps_its_pace_today()
    {
        var broker = Broker(
            Hourly with { SlotMinutes = 90 }, new WorkingInterval(DayOfWeek.Monday, 22 * 60, 24 * 60), new WorkingInterval(DayOfWeek.Tuesday, 0, 2 * 60));
        Assert.Equal(["03-03 04:30"], Free(broker, Monday.AddHours(23)));
    }

    [Fact]
    public void The_hour_that_spring_skips_is_offered_to_nobody()
    {
        // 2026-03-08, 2:00 to 3:00 does not exist in New York.
        var broker = Broker(Hourly, new WorkingInterval(DayOfWeek.Sunday, 60, 5 * 60));
        Assert.Equal(["03-08 06:00", "03-08 07:00", "03-08 08:00"], Free(broker, new DateTimeOffset(2026, 3, 8, 5, 0, 0, TimeSpan.Zero)));
        Assert.Empty(Free(Broker(Hourly, new WorkingInterval(DayOfWeek.Sunday, 2 * 60, 3 * 60)), new DateTimeOffset(2026, 3, 8, 5, 0, 0, TimeSpan.Zero)));
    }

    [Fact]
    public void The_hour_that_autumn_shows_twice_is_offered_twice()
    {
        // 2026-11-01, 1:00 to 2:00 comes twice in New York.
        var broker = Broker(Hourly, new WorkingInterval(DayOfWeek.Sunday, 60, 3 * 60));
        Assert.Equal(["11-01 05:00", "11-01 06:00", "11-01 07:00"], Free(broker, new DateTimeOffset(2026, 11, 1, 4, 0, 0, TimeSpan.Zero)));
    }

    [Fact]
    public void Hours_on_the_wall_stay_where_they_are_when_the_clocks_change()
    {
        var everyDay = Enum.GetValues<DayOfWeek>().Select(day => new WorkingInterval(day, 9 * 60, 10 * 60)).ToArray();
        Assert.Equal(
            ["03-07 14:00", "03-08 13:00", "03-09 13:00"],
            Free(Broker(Hourly with { HorizonDays = 3 }, everyDay), new DateTimeOffset(2026, 3, 7, 5, 0, 0, TimeSpan.Zero)));
    }

    [Fact]
    public void Who_takes_leads_at_any_hour_is_booked_at_ordinary_ones()
    {
        // Friday noon: the rest of the day, and nothing on Saturday.
        var broker = Broker(Hourly with { SlotMinutes = 120 });
        Assert.Equal(["03-06 18:00", "03-06 20:00"], Free(broker, new DateTimeOffset(2026, 3, 6, 17, 0, 0, TimeSpan.Zero)));
    }

    private static BrokerProfile Broker(BookingSettings booking, params WorkingInterval[] hours) =>
        new() { Id = "a", Name = "A", Hours = new() { TimeZone = NewYork, Intervals = hours }, Booking = booking };

    private static string[] Free(BrokerProfile broker, DateTimeOffset now, params (DateTimeOffset At, int Minutes)[] booked) =>
    [
        .. FreeTimes.Of(broker, [.. booked.Select(each => new BookedTime(Guid.Empty, broker.Id, each.At, each.At.AddMinutes(each.Minutes)))], now)
            .Select(at => at.UtcDateTime.ToString("MM-dd HH:mm", CultureInfo.InvariantCulture)),
    ];
}
