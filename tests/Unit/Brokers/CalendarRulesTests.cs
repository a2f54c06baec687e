using LeadGrid.Brokers;
using Xunit;

namespace LeadGrid.Unit.Brokers;

public class CalendarRulesTests
{
    private static readonly BrokerProfile Sound = new() { Id = "blue", Name = "Blue" };

    public static TheoryData<BookingSettings, string?> Settings => new()
    {
        { new BookingSettings { SlotMinutes = 14 }, "booking.slotMinutes" },
        { new BookingSettings { SlotMinutes = 15 }, null },
        { new BookingSettings { SlotMinutes = 240 }, null },
        { new BookingSettings { SlotMinutes = 241 }, "booking.slotMinutes" },
        { new BookingSettings { BufferMinutes = -1 }, "booking.bufferMinutes" },
        { new BookingSettings { BufferMinutes = 241 }, "booking.bufferMinutes" },
        { new BookingSettings { NoticeMinutes = -1 }, "booking.noticeMinutes" },
        { new BookingSettings { NoticeMinutes = 43_201 }, "booking.noticeMinutes" },
        { new BookingSettings { HorizonDays = 0 }, "booking.horizonDays" },
        { new BookingSettings { HorizonDays = 91 }, "booking.horizonDays" },
        { new BookingSettings { NoticeMinutes = 0, HorizonDays = 90 }, null },
    };

    [Theory]
    [MemberData(nameof(Settings))]
    public void Each_setting_has_its_bounds(BookingSettings booking, string? field) =>
        Assert.Equal(field, BrokerRules.Check(Sound with { Booking = booking }).SingleOrDefault()?.Field);

    [Fact]
    public void Days_off_end_where_they_begin_or_later_and_are_explained_in_short()
    {
        var day = new DateOnly(2026, 3, 2);
        Assert.Empty(BrokerRules.Check(Sound with { Absences = [new(day, day, null), new(day, day.AddDays(3), new string('x', 100))] }));
        Assert.Equal("absences[1].to", Field([new(day, day, null), new(day, day.AddDays(-1), null)]));
        Assert.Equal("absences[0].note", Field([new(day, day, new string('x', 101))]));
        Assert.Equal("absences", Field([.. Enumerable.Repeat(new BrokerAbsence(day, day, null), 101)]));
    }

    [Theory]
    [InlineData("2026-03-02T04:59:59Z", false)]
    [InlineData("2026-03-02T05:00:00Z", true)]
    [InlineData("2026-03-04T04:59:59Z", true)]
    [InlineData("2026-03-04T05:00:00Z", false)]
    public void A_broker_is_absent_by_the_calendar_on_its_wall(string at, bool absent)
    {
        var broker = Sound with { Hours = new() { TimeZone = "America/New_York" }, Absences = [new(new DateOnly(2026, 3, 2), new DateOnly(2026, 3, 3), null)] };
        Assert.Equal(absent, Absences.Cover(broker, DateTimeOffset.Parse(at, System.Globalization.CultureInfo.InvariantCulture)));
    }

    private static string Field(BrokerAbsence[] absences) => Assert.Single(BrokerRules.Check(Sound with { Absences = absences })).Field;
}
