namespace LeadGrid.Sequences;

/// <summary>Days and times as a sequence speaks of them: by the person's clock; by UTC where their zone is not known.</summary>
internal static class PersonClock
{
    public static DateOnly DateOf(DateTimeOffset instant, string? zone) => DateOnly.FromDateTime(Local(instant, zone).DateTime);

    public static int MinuteOf(DateTimeOffset instant, string? zone) => (int)Local(instant, zone).TimeOfDay.TotalMinutes;

    /// <returns>
    /// The instant at which the person's clock shows that time; in the hour that spring skips, the same time after it, and in the
    /// hour that autumn repeats, the first of the two.
    /// </returns>
    public static DateTimeOffset At(DateOnly day, int minute, string? zone)
    {
        var info = ZoneOf(zone);
        var wall = day.ToDateTime(TimeOnly.MinValue).AddMinutes(minute);
        var offset = info.IsAmbiguousTime(wall) ? info.GetAmbiguousTimeOffsets(wall).Max()
            : info.IsInvalidTime(wall) ? info.GetUtcOffset(wall.AddDays(-1))
            : info.GetUtcOffset(wall);
        return new DateTimeOffset(wall, offset).ToUniversalTime();
    }

    private static DateTimeOffset Local(DateTimeOffset instant, string? zone) => TimeZoneInfo.ConvertTime(instant, ZoneOf(zone));

    private static TimeZoneInfo ZoneOf(string? zone) => zone is null ? TimeZoneInfo.Utc : TimeZoneInfo.FindSystemTimeZoneById(zone);
}
