namespace LeadGrid.Brokers;

/// <summary>
/// Reads working hours against the clock on the broker's wall, also where daylight saving makes it skip an hour or
/// show one twice: open is what the wall clock says.
/// </summary>
internal static class WorkingHoursClock
{
    // A weekly interval can lie whole in the hour that spring skips; it is back a week later.
    private const int DaysAhead = 15;

    public static bool IsOpen(WorkingHours hours, DateTimeOffset utc) => IsOpen(hours, Zone(hours), utc);

    /// <summary>The day by which daily and monthly caps count.</summary>
    public static DateOnly LocalDate(WorkingHours hours, DateTimeOffset utc) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(utc, Zone(hours)).DateTime);

    /// <returns>
    /// The next instant after <paramref name="utc"/> at which the hours begin: closed before it, open from it on. Null
    /// where that never happens: always open, or never.
    /// </returns>
    public static DateTimeOffset? NextOpening(WorkingHours hours, DateTimeOffset utc)
    {
        var zone = Zone(hours);
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(utc, zone).DateTime);
        return Enumerable.Range(-1, DaysAhead + 1)
            .SelectMany(day => Starts(hours, zone, today.AddDays(day)))
            .Where(start => start > utc && IsOpen(hours, zone, start) && !IsOpen(hours, zone, start.AddTicks(-1)))
            .Select(start => (DateTimeOffset?)start)
            .Min();
    }

    private static TimeZoneInfo Zone(WorkingHours hours) => TimeZoneInfo.FindSystemTimeZoneById(hours.TimeZone);

    private static bool IsOpen(WorkingHours hours, TimeZoneInfo zone, DateTimeOffset utc)
    {
        var local = TimeZoneInfo.ConvertTime(utc, zone);
        return hours.Intervals.Length == 0 || Array.Exists(hours.Intervals, interval =>
            interval.Day == local.DayOfWeek
            && local.TimeOfDay >= TimeSpan.FromMinutes(interval.FromMinute)
            && local.TimeOfDay < TimeSpan.FromMinutes(interval.ToMinute));
    }

    // Every instant of the day at which hours could begin: the start of an interval, by the offset before and after a
    // change of clocks, and the change itself.
    private static IEnumerable<DateTimeOffset> Starts(WorkingHours hours, TimeZoneInfo zone, DateOnly day)
    {
        var midnight = new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero);
        var before = zone.GetUtcOffset(midnight.AddDays(-1));
        var after = zone.GetUtcOffset(midnight.AddDays(2));
        var starts = hours.Intervals
            .Where(interval => interval.Day == day.DayOfWeek)
            .Select(interval => midnight.AddMinutes(interval.FromMinute))
            .SelectMany(local => new[] { local - before, local - after });
        return before == after ? starts : starts.Append(Change(zone, midnight.AddDays(-1), midnight.AddDays(2)));
    }

    private static DateTimeOffset Change(TimeZoneInfo zone, DateTimeOffset before, DateTimeOffset after)
    {
        var offset = zone.GetUtcOffset(before);
        while (after - before > TimeSpan.FromTicks(1))
        {
            var middle = before + ((after - before) / 2);
            (before, after) = zone.GetUtcOffset(middle) == offset ? (middle, after) : (before, middle);
        }

        return after;
    }
}
