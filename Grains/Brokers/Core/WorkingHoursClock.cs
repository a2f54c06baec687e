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
        LocalDate(Zone(hours), utc);

    /// <returns>
    /// The next instant after <paramref name="utc"/> at which the hours begin: closed before it, open from it on. Null
    /// where that never happens: always open, or never.
    /// </returns>
    public static DateTimeOffset? NextOpening(WorkingHours hours, DateTimeOffset utc)
    {
        var zone = Zone(hours);
        var today = LocalDate(zone, utc);
        return Enumerable.Range(-1, DaysAhead + 1)
            .SelectMany(day => Starts(hours, zone, today.AddDays(day)))
            .Where(start => start > utc && IsOpen(hours, zone, start) && !IsOpen(hours, zone, start.AddTicks(-1)))
            .Select(start => (DateTimeOffset?)start)
            .Min();
    }

    /// <returns>The instant at which the broker's next day begins: not always 24 hours after the last, nor at 00:00.</returns>
    public static DateTimeOffset NextMidnight(WorkingHours hours, DateTimeOffset utc)
    {
        var zone = Zone(hours);
        var today = LocalDate(zone, utc);
        return InstantSearch.First(utc, utc.AddDays(2), instant => LocalDate(zone, instant) > today).ToUniversalTime();
    }

    private static TimeZoneInfo Zone(WorkingHours hours) => TimeZoneInfo.FindSystemTimeZoneById(hours.TimeZone);

    private static DateOnly LocalDate(TimeZoneInfo zone, DateTimeOffset utc) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(utc, zone).DateTime);

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
        return before == after ? starts : starts.Append(InstantSearch.First(
            midnight.AddDays(-1), midnight.AddDays(2), instant => zone.GetUtcOffset(instant) != before));
    }
}
