using System.Text.RegularExpressions;
using LeadGrid.Campaigns;
using LeadGrid.Intake;

namespace LeadGrid.Brokers;

/// <summary>Checks working hours as they are set.</summary>
internal static partial class WorkingHoursRules
{
    private const int MaximumIntervals = 100;
    private const int MinutesOfDay = 1_440;

    /// <param name="path">Where the hours stand in the settings.</param>
    public static void Check(string path, WorkingHours hours, Findings findings)
    {
        // The name becomes a file's: a look at its characters before any at the disk.
        if (!ZoneName().IsMatch(hours.TimeZone) || !TimeZoneInfo.TryFindSystemTimeZoneById(hours.TimeZone, out _))
        {
            findings.Fault($"{path}.timeZone", "Use the name of an IANA time zone, such as America/New_York.");
        }

        SettingsText.CheckCount($"{path}.intervals", hours.Intervals.Length, MaximumIntervals, findings);
        var endOfDay = new Dictionary<DayOfWeek, int>();
        for (var at = 0; at < hours.Intervals.Length; at++)
        {
            CheckInterval($"{path}.intervals[{at}]", hours.Intervals[at], endOfDay, findings);
        }
    }

    private static void CheckInterval(
        string path, WorkingInterval interval, Dictionary<DayOfWeek, int> endOfDay, Findings findings)
    {
        var (day, from, to) = interval;
        if (!Enum.IsDefined(day))
        {
            findings.Fault($"{path}.day", "Use a day of the week.");
        }

        if (from < 0 || to > MinutesOfDay || from >= to)
        {
            findings.Fault(path, $"Use minutes after midnight, 0 to {MinutesOfDay:N0}, the end after the beginning.");
        }
        else if (from < endOfDay.GetValueOrDefault(day))
        {
            findings.Fault(path, "List the intervals of a day in order, none into the next.");
        }

        endOfDay[day] = to;
    }

    [GeneratedRegex(@"\A[A-Za-z0-9_+-]+(?:/[A-Za-z0-9_+-]+)*\z")]
    private static partial Regex ZoneName();
}
