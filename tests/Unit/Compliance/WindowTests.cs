using System.Globalization;
using static LeadGrid.Compliance.Asking;

namespace LeadGrid.Compliance;

/// <summary>Golden rows of the windows: every state, every kind of day, every boundary to the second.</summary>
public sealed class WindowTests
{
    // A Wednesday, a Saturday and a Sunday that no state keeps as a holiday, in summer and in winter.
    private static readonly string[] Days = ["2026-07-08", "2026-07-11", "2026-07-12", "2026-12-09", "2026-12-12", "2026-12-13"];

    public static TheoryData<string, string> StatesAndDays =>
        [.. from line in PageTable.Lines from day in Days select (line.State, day)];

    [Theory]
    [MemberData(nameof(StatesAndDays))]
    public void A_window_is_open_from_its_first_second_to_the_one_before_its_end(string state, string day)
    {
        var line = PageTable.Lines.Single(each => each.State == state);
        var date = DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        foreach (var channel in new[] { ContactChannel.Sms, ContactChannel.Voice, ContactChannel.AiVoice })
        {
            if (line.On(date.DayOfWeek) is not { } hours)
            {
                DefersUntil(NextOpening(line, date), AtHour(state, line.Zip, Local(line.Zone, $"{day} 12:00:00"), channel));
                continue;
            }

            var (opens, closes) = (At(line, date, hours.From), At(line, date, hours.To));
            DefersUntil(opens, AtHour(state, line.Zip, opens.AddSeconds(-1), channel));
            Allows(AtHour(state, line.Zip, opens, channel));
            Allows(AtHour(state, line.Zip, closes.AddSeconds(-1), channel));
            DefersUntil(NextOpening(line, date), AtHour(state, line.Zip, closes, channel));
        }
    }

    [Fact]
    public void The_table_has_every_state_the_district_and_the_territories() =>
        Assert.Equal(56, PageTable.Lines.Select(line => line.State).Distinct().Count());

    // By the page and an almanac, each with the offset of that day's clock.
    [Theory]
    [InlineData("FL", "33101", "2026-07-08T19:59:59-04:00", "allow", null)]
    [InlineData("FL", "33101", "2026-07-08T20:00:00-04:00", "defer", "2026-07-09T08:00:00-04:00")]
    [InlineData("FL", "32501", "2026-07-08T19:59:59-05:00", "allow", null)]
    [InlineData("FL", "32501", "2026-07-08T08:00:00-04:00", "defer", "2026-07-08T08:00:00-05:00")]
    [InlineData("NY", "10001", "2026-07-08T20:59:59-04:00", "allow", null)]
    [InlineData("NY", "10001", "2026-07-08T21:00:00-04:00", "defer", "2026-07-09T08:00:00-04:00")]
    [InlineData("NY", "10001", "2026-07-08T07:59:59-04:00", "defer", "2026-07-08T08:00:00-04:00")]
    [InlineData("NY", "10001", "2026-07-08T08:00:00-04:00", "allow", null)]
    [InlineData("ME", "04101", "2026-07-08T17:00:00-04:00", "defer", "2026-07-09T09:00:00-04:00")]
    [InlineData("KY", "42001", "2026-07-08T10:00:00-04:00", "defer", "2026-07-08T10:00:00-05:00")]
    [InlineData("PA", "19103", "2026-07-11T12:00:00-04:00", "defer", "2026-07-12T13:30:00-04:00")]
    [InlineData("PA", "19103", "2026-07-12T13:29:59-04:00", "defer", "2026-07-12T13:30:00-04:00")]
    [InlineData("RI", "02903", "2026-07-12T12:00:00-04:00", "defer", "2026-07-13T09:00:00-04:00")]
    [InlineData("CT", "06103", "2026-07-08T20:30:00-04:00", "defer", "2026-07-09T09:00:00-04:00")]
    [InlineData("TX", "75201", "2026-07-12T11:59:59-05:00", "defer", "2026-07-12T12:00:00-05:00")]
    [InlineData("TX", "79901", "2026-07-08T08:30:00-06:00", "defer", "2026-07-08T09:00:00-06:00")]
    [InlineData("SD", "57701", "2026-07-11T21:00:00-06:00", "defer", "2026-07-13T09:00:00-06:00")]
    [InlineData("HI", "96813", "2026-07-08T20:59:59-10:00", "allow", null)]
    [InlineData("HI", "96813", "2026-12-09T20:59:59-10:00", "allow", null)]
    [InlineData("GU", "96910", "2026-07-08T08:00:00+10:00", "allow", null)]
    [InlineData("AZ", "85001", "2026-07-08T20:59:59-07:00", "allow", null)]
    [InlineData("AZ", "85001", "2026-12-09T20:59:59-07:00", "allow", null)]
    [InlineData("AZ", "86515", "2026-07-08T20:59:59-06:00", "allow", null)]
    [InlineData("AZ", "86515", "2026-07-08T21:00:00-06:00", "defer", "2026-07-09T08:00:00-06:00")]
    [InlineData("AZ", null, "2026-07-08T20:30:00-07:00", "defer", "2026-07-09T08:00:00-07:00")]
    [InlineData("AZ", null, "2026-12-09T20:30:00-07:00", "allow", null)]
    public void A_day_by_hand(string state, string? zip, string at, string decision, string? until)
    {
        var decided = AtHour(state, zip, Utc(at)).ToAnswer();
        Assert.Equal((decision, until is null ? null : (DateTimeOffset?)Utc(until)), (decided.Outcome.ToString().ToLowerInvariant(), decided.Until));
    }

    [Theory]
    [InlineData("2025-08-31 11:00:00", ContactChannel.Sms, true)]
    [InlineData("2025-08-31 11:00:00", ContactChannel.Voice, false)]
    [InlineData("2025-08-29 08:30:00", ContactChannel.Sms, true)]
    [InlineData("2025-08-31 07:59:59", ContactChannel.Sms, false)]
    [InlineData("2025-09-01 08:59:59", ContactChannel.Sms, false)]
    [InlineData("2025-09-01 09:00:00", ContactChannel.Sms, true)]
    [InlineData("2025-09-07 11:59:59", ContactChannel.Sms, false)]
    public void In_Texas_texts_count_as_calls_from_September_2025_on(string at, ContactChannel channel, bool allowed) =>
        Assert.Equal(allowed, AtHour("TX", "75201", Local("America/Chicago", at), channel) is PermitAllowed);

    [Fact]
    public void A_window_that_begins_to_hold_tomorrow_is_waited_for()
    {
        // The last evening on which a text falls under the federal window alone: tomorrow's opening is Texas's own.
        var night = Local("America/Chicago", "2025-08-31 21:00:00");
        DefersUntil(Local("America/Chicago", "2025-09-01 09:00:00"), AtHour("TX", "75201", night));
        Allows(AtHour("TX", "75201", night.AddSeconds(-1)));
    }

    [Theory]
    [InlineData(ContactPurpose.Marketing, false)]
    [InlineData(ContactPurpose.Appointment, false)]
    [InlineData(ContactPurpose.Reply, true)]
    [InlineData(ContactPurpose.OptOutConfirmation, true)]
    [InlineData(ContactPurpose.Legal, true)]
    public void Windows_bind_marketing_and_appointments(ContactPurpose purpose, bool free)
    {
        foreach (var at in new[] { "2026-03-04 03:00:00", "2026-03-01 12:00:00", "2026-12-25 12:00:00" })
        {
            var question = Sound with
            {
                Purpose = purpose, State = "LA", Zip = "70112", Phone = null, AssumeConsent = true, At = Local("America/Chicago", at),
            };
            Assert.Equal(free, Decide(question) is PermitAllowed);
        }
    }

    [Fact]
    public void A_permit_ends_five_minutes_before_the_window()
    {
        var open = AtHour("FL", "33101", Utc("2026-07-08T12:00:00-04:00"));
        Assert.Equal(Utc("2026-07-08T19:55:00-04:00"), Assert.IsType<PermitAllowed>(open).Expires);
        var last = AtHour("FL", "33101", Utc("2026-07-08T19:58:00-04:00"));
        Assert.Equal(Utc("2026-07-08T19:55:00-04:00"), Assert.IsType<PermitAllowed>(last).Expires);
    }

    [Fact]
    public void A_permit_ends_by_the_clock_of_the_candidate_that_closes_first()
    {
        var question = Sound with { Phone = "+14155550123", State = "NY", Zip = "10001", AssumeConsent = true, At = Utc("2026-07-08T19:00:00Z") };
        Assert.Equal(Utc("2026-07-08T20:55:00-04:00"), Assert.IsType<PermitAllowed>(Decide(question)).Expires);
    }

    [Fact]
    public void Without_a_window_a_permit_lasts_a_day()
    {
        var question = Sound with { Channel = ContactChannel.Email };
        Assert.Equal(question.At.AddDays(1), Assert.IsType<PermitAllowed>(Decide(question)).Expires);
    }

    private static DateTimeOffset At(PageLine line, DateOnly date, int minute) =>
        Local(line.Zone, date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + $" {minute / 60:00}:{minute % 60:00}:00");

    private static DateTimeOffset NextOpening(PageLine line, DateOnly date)
    {
        do
        {
            date = date.AddDays(1);
        }
        while (line.On(date.DayOfWeek) is null);

        return At(line, date, line.On(date.DayOfWeek)!.Value.From);
    }
}
