using System.Globalization;
using System.Text.Json;

namespace LeadGrid.Compliance.Rejudgement;

/// <summary>Whether a clock on the wall shows an hour that a row leaves open. One instant at a time.</summary>
internal static class PlainHours
{
    private static readonly string[] s_week = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

    public static DateTime Local(DateTimeOffset at, string zone) => TimeZoneInfo.ConvertTime(at, TimeZoneInfo.FindSystemTimeZoneById(zone)).DateTime;

    public static bool AreOpen(WrittenRule window, DateTime local)
    {
        var today = ((int)local.DayOfWeek + 6) % 7;
        foreach (var days in window.Value)
        {
            var ends = days.Name.Split('-');
            if (Array.IndexOf(s_week, ends[0]) <= today && today <= Array.IndexOf(s_week, ends[^1]))
            {
                return IsWithin(days.Value, local.TimeOfDay);
            }
        }

        // A day that is not named has no limit.
        return true;
    }

    public static bool AreOpen(Narrowing wish, DateTime local)
    {
        var clock = TimeOnly.FromDateTime(local);
        return !(clock < wish.NotBefore) && !(clock >= wish.NotFrom) && wish.NotOn?.Contains(local.DayOfWeek) != true;
    }

    private static bool IsWithin(JsonElement hours, TimeSpan clock) => hours.GetString() switch
    {
        "none" => false,
        var written => written!.Split('-') is [var from, var to] && Time(from) <= clock && clock < Time(to),
    };

    private static TimeSpan Time(string written)
    {
        var parts = written.Split(':');
        return new TimeSpan(int.Parse(parts[0], CultureInfo.InvariantCulture), int.Parse(parts[1], CultureInfo.InvariantCulture), 0);
    }
}
