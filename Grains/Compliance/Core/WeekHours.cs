using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace LeadGrid.Compliance;

/// <summary>
/// Hours for each day of a week, written <c>{"mon-fri": "8:00-20:00", "sat": "8:00-12:00", "sun": "none"}</c>: from the first
/// moment of the start to before the end. A day that is not named has no limit.
/// </summary>
[JsonConverter(typeof(WeekHoursConverter))]
internal sealed class WeekHours
{
    private static readonly string[] Names = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

    private readonly (TimeSpan From, TimeSpan To)[][] _days;

    private WeekHours((TimeSpan From, TimeSpan To)[][] days) => _days = days;

    public (TimeSpan From, TimeSpan To)[] On(DayOfWeek day) => _days[(int)day];

    /// <exception cref="FormatException">Says what is wrong.</exception>
    public static WeekHours Parse(IReadOnlyDictionary<string, string> written)
    {
        var days = new (TimeSpan, TimeSpan)[7][];
        foreach (var (key, hours) in written)
        {
            foreach (var day in DaysOf(key))
            {
                if (days[day] is not null)
                {
                    throw new FormatException($"{Names[day]} is named twice");
                }

                days[day] = HoursOf(hours);
            }
        }

        return written.Count == 0
            ? throw new FormatException("it names no day")
            : new([.. days.Select(hours => hours ?? LocalCalendar.WholeDay)]);
    }

    // Monday comes first in the data and Sunday last: "mon-sun" is the whole week.
    private static IEnumerable<int> DaysOf(string key)
    {
        var ends = key.Split('-');
        var first = Array.IndexOf(Names, ends[0]);
        var last = Array.IndexOf(Names, ends[^1]);
        if (ends.Length > 2 || first < 0 || last < 0 || (first + 6) % 7 > (last + 6) % 7)
        {
            throw new FormatException($"'{key}' is no day or run of days such as mon-fri");
        }

        for (var day = first; ; day = (day + 1) % 7)
        {
            yield return day;
            if (day == last)
            {
                yield break;
            }
        }
    }

    private static (TimeSpan From, TimeSpan To)[] HoursOf(string hours)
    {
        if (hours == "none")
        {
            return LocalCalendar.NoHours;
        }

        var ends = hours.Split('-');
        if (ends.Length == 2 && Time(ends[0]) is { } from && Time(ends[1]) is { } to && from < to)
        {
            return [(from, to)];
        }

        throw new FormatException($"'{hours}' are no hours such as 8:00-20:00, and not none");
    }

    private static TimeSpan? Time(string text) =>
        text == "24:00" ? TimeSpan.FromDays(1)
        : TimeSpan.TryParseExact(text, @"h\:mm", CultureInfo.InvariantCulture, out var time) ? time
        : null;
}

internal sealed class WeekHoursConverter : JsonConverter<WeekHours>
{
    public override WeekHours Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var written = JsonSerializer.Deserialize<Dictionary<string, string>>(ref reader, options)!;
        try
        {
            return WeekHours.Parse(written);
        }
        catch (FormatException fault)
        {
            throw new JsonException($"Its hours are at fault: {fault.Message}.", fault);
        }
    }

    public override void Write(Utf8JsonWriter writer, WeekHours value, JsonSerializerOptions options) =>
        throw new NotSupportedException("Rules are read here, and written by people.");
}
