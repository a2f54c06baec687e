using System.Globalization;
using static LeadGrid.Compliance.Asking;

namespace LeadGrid.Compliance;

public sealed class HolidayTests
{
    private static readonly (string State, string Zip, string Zone)[] Forbidding =
    [
        ("AL", "36104", "America/Chicago"), ("LA", "70112", "America/Chicago"), ("MS", "39201", "America/Chicago"),
        ("PA", "19103", "America/New_York"), ("RI", "02903", "America/New_York"), ("UT", "84101", "America/Denver"),
    ];

    // From the calendar of the federal government, by hand; 2031 is a year without rows.
    public static TheoryData<string, string> Federal =>
        [.. from place in Forbidding from day in new[]
        {
            "2026-01-01", "2026-01-19", "2026-02-16", "2026-05-25", "2026-06-19", "2026-07-03", "2026-07-04", "2026-09-07", "2026-10-12",
            "2026-11-11", "2026-11-26", "2026-12-25", "2027-07-05", "2027-12-31",
            "2031-01-01", "2031-01-20", "2031-02-17", "2031-05-26", "2031-06-19", "2031-07-04", "2031-09-01", "2031-10-13", "2031-11-11",
            "2031-11-27", "2031-12-25", "2032-07-05", "2032-12-24", "2033-12-26",
        } select (place.State, day)];

    [Theory]
    [MemberData(nameof(Federal))]
    public void A_federal_holiday_is_none_to_call_on_where_the_state_forbids_it(string state, string day)
    {
        var (_, zip, zone) = Forbidding.Single(place => place.State == state);
        var decision = AtHour(state, zip, Local(zone, $"{day} 11:00:00"));
        Assert.IsType<PermitDeferred>(decision);
        Assert.Contains(decision.Reasons, reason => reason.Rule == $"us-{state.ToLowerInvariant()}-holidays" && reason.Outcome == PermitOutcome.Defer);
    }

    [Theory]
    [InlineData("LA", "70112", "America/Chicago", "2026-02-17", "Mardi Gras")]
    [InlineData("LA", "70112", "America/Chicago", "2026-04-03", "Good Friday")]
    [InlineData("LA", "70112", "America/Chicago", "2026-11-03", "Election Day")]
    [InlineData("UT", "84101", "America/Denver", "2026-07-24", "Pioneer Day")]
    [InlineData("UT", "84101", "America/Denver", "2026-06-15", "Juneteenth (kept on Monday)")]
    [InlineData("RI", "02903", "America/New_York", "2026-08-10", "Victory Day")]
    [InlineData("AL", "36104", "America/Chicago", "2026-04-27", "Confederate Memorial Day")]
    [InlineData("AL", "36104", "America/Chicago", "2026-06-01", "Jefferson Davis' birthday")]
    [InlineData("MS", "39201", "America/Chicago", "2026-04-27", "Confederate Memorial Day")]
    [InlineData("PA", "19103", "America/New_York", "2026-04-03", "Good Friday")]
    public void A_state_keeps_its_own_days_too(string state, string zip, string zone, string day, string name)
    {
        var decision = AtHour(state, zip, Local(zone, $"{day} 11:00:00"));
        Assert.IsType<PermitDeferred>(decision);
        Assert.Contains(decision.Reasons, reason => reason.Sentence.Contains(name, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("NY", "10001", "America/New_York", "2026-12-25")]
    [InlineData("TX", "75201", "America/Chicago", "2026-07-03")]
    [InlineData("FL", "33101", "America/New_York", "2026-11-26")]
    [InlineData("UT", "84101", "America/Denver", "2026-12-24")]
    [InlineData("UT", "84101", "America/Denver", "2031-07-24")]
    [InlineData("AL", "36104", "America/Chicago", "2031-04-28")]
    public void Other_states_and_other_days_are_free(string state, string zip, string zone, string day) =>
        Allows(AtHour(state, zip, Local(zone, $"{day} 11:00:00")));

    [Fact]
    public void A_holiday_is_a_day_by_the_persons_clock()
    {
        // Thanksgiving 2026 in Utah begins at 07:00 UTC.
        Allows(AtHour("UT", "84101", Local("America/Denver", "2026-11-25 19:59:59")));
        DefersUntil(Local("America/Denver", "2026-11-27 09:00:00"), AtHour("UT", "84101", Local("America/Denver", "2026-11-25 20:00:00")));
        DefersUntil(Local("America/Denver", "2026-11-27 09:00:00"), AtHour("UT", "84101", Local("America/Denver", "2026-11-26 12:00:00")));
    }

    [Fact]
    public void The_federal_holidays_of_a_year_are_eleven_and_the_days_they_are_observed_on()
    {
        string[] expected =
        [
            "2028-01-01", "2028-01-17", "2028-02-21", "2028-05-29", "2028-06-19", "2028-07-04", "2028-09-04", "2028-10-09", "2028-11-10",
            "2028-11-11", "2028-11-23", "2028-12-25",
        ];
        var days = Enumerable.Range(0, 366).Select(new DateOnly(2028, 1, 1).AddDays).Where(day => FederalHolidays.NameOf(day) is not null);
        Assert.Equal(expected, days.Select(day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
        Assert.Equal("New Year's Day (observed)", FederalHolidays.NameOf(new DateOnly(2027, 12, 31)));
        Assert.Equal("Independence Day (observed)", FederalHolidays.NameOf(new DateOnly(2027, 7, 5)));
    }
}
