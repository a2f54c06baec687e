using System.Globalization;
using LeadGrid.Campaigns;

namespace LeadGrid.Intake;

/// <summary>Reads a date where its order is certain: year first. 01/02/2026 is two dates, and is refused.</summary>
internal static class DateValue
{
    private const string Format = "yyyy-MM-dd";
    private static readonly string[] Formats = [Format, "yyyy/MM/dd", "yyyyMMdd"];

    public static FieldReading Read(string text, LeadField field) =>
        TryParse(Day(text), out var date)
            ? FieldReading.Within(Written(date), date, Limit(field.Minimum), Limit(field.Maximum), "a date", Written)
            : FieldReading.Fault("Post a date as yyyy-MM-dd.");

    public static bool TryParse(string? text, out DateOnly date) =>
        DateOnly.TryParseExact(text, Formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out date);

    // Of a time stamp, the day as its writer wrote it.
    private static string Day(string text) =>
        text.Length > Format.Length && DateTimeOffset.TryParseExact(
            text,
            ["yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mmK"],
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out _)
            ? text[..Format.Length]
            : text;

    private static string Written(DateOnly date) => date.ToString(Format, CultureInfo.InvariantCulture);

    private static DateOnly? Limit(string? text) => TryParse(text, out var limit) ? limit : null;
}
