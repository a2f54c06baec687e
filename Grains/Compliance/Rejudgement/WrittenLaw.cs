using System.Text.Json;

namespace LeadGrid.Compliance.Rejudgement;

/// <summary>One version of the law, as it was kept whole.</summary>
internal sealed class WrittenLaw
{
    private readonly Dictionary<(string Jurisdiction, int Year), HashSet<DateOnly>> _holidays = [];

    private WrittenLaw(JsonElement law)
    {
        Version = law.GetProperty("version").GetString()!;
        Rules = [.. law.GetProperty("rules").EnumerateArray().Select(row => new WrittenRule(row))];
        foreach (var year in law.GetProperty("holidays").EnumerateArray())
        {
            _holidays[(year.GetProperty("jurisdiction").GetString()!, year.GetProperty("year").GetInt32())] =
                [.. year.GetProperty("days").EnumerateObject().Select(day => DateOnly.Parse(day.Name, System.Globalization.CultureInfo.InvariantCulture))];
        }
    }

    public string Version { get; }

    public IReadOnlyList<WrittenRule> Rules { get; }

    public static WrittenLaw Read(string json)
    {
        using var document = JsonDocument.Parse(json);
        return new(document.RootElement.Clone());
    }

    /// <summary>A year without rows has the federal holidays.</summary>
    public bool IsHoliday(string jurisdiction, DateOnly day) =>
        _holidays.TryGetValue((jurisdiction, day.Year), out var days) ? days.Contains(day) : NationalDays.Of(day.Year).Contains(day);

    /// <summary>How long before a window's end the last message leaves.</summary>
    public int LeavingMinutes => Rules.Single(rule => rule.Kind == "leaving").Number("minutes");
}
