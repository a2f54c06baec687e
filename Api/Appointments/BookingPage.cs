using System.Globalization;
using System.Net;
using LeadGrid.Outreach;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LeadGrid.Appointments;

/// <summary>Where a person chooses a time. It says with whom and when, and nothing of who they are: links are passed on.</summary>
internal static class BookingPage
{
    public const string At = "at";
    public const string Zone = "zone";
    public const string Deed = "do";
    public const string Cancel = "cancel";

    /// <param name="zone">One of <see cref="BookingZones"/>.</param>
    /// <param name="problem">A sentence that says what to do; null: nothing went wrong.</param>
    public static ContentHttpResult Of(BookingSight sight, string token, string zone, int status = 200, string? problem = null)
    {
        var standing = sight.Appointment is { Cancelled: false, Over: false } appointment ? appointment : null;
        var title = standing is not null ? "Your appointment" : sight.BrokerName is { } with ? $"Choose a time with {with}" : "No times to choose from";
        return PublicPage.Of(status, Encode(title), $"""
            {(problem is null ? "" : $"<p role=\"alert\" class=\"problem\">{Encode(problem)}</p>")}
            {Past(sight, zone)}
            {(standing is null ? "" : Standing(sight, standing, token, zone))}
            {(sight.BrokerName is null ? Nobody(standing) : Times(sight, standing, zone))}
            {Zones(sight, zone)}
            """);
    }

    public static ContentHttpResult Unknown() => PublicPage.Of(
        404, "This link does not work", "<p>It may have been cut off when it was copied, or what it belonged to is gone. Open it from the message itself.</p>");

    private static string Past(BookingSight sight, string zone) => sight.Appointment switch
    {
        { Cancelled: true } gone => $"<p role=\"status\">Your appointment for {Spoken(gone.At, zone)} is cancelled.</p>",
        { Over: true } past => $"<p>Your last appointment was for {Spoken(past.At, zone)}.</p>",
        _ => "",
    };

    private static string Standing(BookingSight sight, BookedAppointment standing, string token, string zone) => $"""
        <p role="status" class="booked"><strong>{Spoken(standing.At, zone)}</strong><br>
        {Encode(BookingZones.NameOf(sight, zone))}, with {Encode(standing.With)}, {standing.Minutes} minutes</p>
        <p><a href="/b/{token}.ics" download="appointment.ics">Save it to your calendar</a></p>
        <form method="post">
          <input type="hidden" name="{Zone}" value="{Encode(zone)}">
          <button type="submit" name="{Deed}" value="{Cancel}">Cancel the appointment</button>
        </form>
        """;

    private static string Nobody(BookedAppointment? standing) => standing is not null
        ? ""
        : "<p>Nobody has your request at the moment. Use this link again later, or answer the message that it was in.</p>";

    private static string Times(BookingSight sight, BookedAppointment? standing, string zone)
    {
        var clock = TimeZoneInfo.FindSystemTimeZoneById(zone);
        var days = sight.Free.Select(at => (At: at, Local: TimeZoneInfo.ConvertTime(at, clock))).GroupBy(each => each.Local.Date).ToArray();
        if (days.Length == 0)
        {
            return $"<p>{(standing is null ? "No times are free" : "No other times are free")} in the next days. Look again later, or answer the message that this link was in.</p>";
        }

        return $"""
            {(standing is null ? "" : "<h2>Another time</h2>")}
            <p>Times are in {Encode(BookingZones.NameOf(sight, zone))}. Each appointment takes {sight.SlotMinutes} minutes.</p>
            <form method="post">
              <input type="hidden" name="{Zone}" value="{Encode(zone)}">
              {string.Concat(days.Select((day, index) => Day(day.Key, [.. day], open: index == 0 && standing is null)))}
              <button type="submit">{(standing is null ? "Book this time" : "Move it to this time")}</button>
            </form>
            """;
    }

    private static string Day(DateTime date, (DateTimeOffset At, DateTimeOffset Local)[] times, bool open) => $"""
        <details{(open ? " open" : "")}>
          <summary>{Written(date)} ({times.Length} {(times.Length == 1 ? "time" : "times")})</summary>
          <fieldset>
            <legend class="unseen">{Written(date)}</legend>
            <div class="times">{string.Concat(times.Select(each => Choice(each, times)))}</div>
          </fieldset>
        </details>
        """;

    // The hour that autumn shows twice is told apart by how far it is from the world's time.
    private static string Choice((DateTimeOffset At, DateTimeOffset Local) time, (DateTimeOffset At, DateTimeOffset Local)[] day)
    {
        var twice = day.Count(other => other.Local.TimeOfDay == time.Local.TimeOfDay) > 1;
        var words = time.Local.ToString("h:mm tt", CultureInfo.InvariantCulture) + (twice ? time.Local.ToString(" (UTCzzz)", CultureInfo.InvariantCulture) : "");
        return $"<label><input type=\"radio\" name=\"{At}\" value=\"{Wire(time.At)}\"> {words}</label>";
    }

    private static string Zones(BookingSight sight, string zone) => $"""
        <form method="get" class="zone">
          <label>Show times in
            <select name="{Zone}">{string.Concat(BookingZones.For(sight).Select(each =>
                $"<option value=\"{Encode(each.Zone)}\"{(each.Zone == zone ? " selected" : "")}>{Encode(each.Name)}</option>"))}</select>
          </label>
          <button type="submit">Show</button>
        </form>
        """;

    private static string Spoken(DateTimeOffset at, string zone)
    {
        var local = TimeZoneInfo.ConvertTime(at, TimeZoneInfo.FindSystemTimeZoneById(zone));
        return $"{Written(local.Date)}, {local.ToString("h:mm tt", CultureInfo.InvariantCulture)}";
    }

    private static string Written(DateTime date) => date.ToString("dddd, MMMM d", CultureInfo.InvariantCulture);

    private static string Wire(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static string Encode(string text) => WebUtility.HtmlEncode(text);
}
