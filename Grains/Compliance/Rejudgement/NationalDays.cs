namespace LeadGrid.Compliance.Rejudgement;

/// <summary>The federal holidays (5 U.S.C. 6103), each with the working day on which one of a weekend is kept.</summary>
internal static class NationalDays
{
    public static HashSet<DateOnly> Of(int year)
    {
        // New Year's Day of the next year may be kept on the last day of this one.
        DateOnly[] days = [.. Dated(year), .. Floating(year), new DateOnly(year + 1, 1, 1)];
        return [.. days.Concat(days.Select(Kept)).Where(day => day.Year == year)];
    }

    private static DateOnly[] Dated(int year) => [new(year, 1, 1), new(year, 6, 19), new(year, 7, 4), new(year, 11, 11), new(year, 12, 25)];

    private static DateOnly[] Floating(int year) =>
    [
        Days(year, 1, DayOfWeek.Monday)[2],
        Days(year, 2, DayOfWeek.Monday)[2],
        Days(year, 5, DayOfWeek.Monday)[^1],
        Days(year, 9, DayOfWeek.Monday)[0],
        Days(year, 10, DayOfWeek.Monday)[1],
        Days(year, 11, DayOfWeek.Thursday)[3],
    ];

    private static DateOnly[] Days(int year, int month, DayOfWeek weekday) =>
    [
        .. Enumerable.Range(1, DateTime.DaysInMonth(year, month)).Select(day => new DateOnly(year, month, day)).Where(day => day.DayOfWeek == weekday),
    ];

    private static DateOnly Kept(DateOnly day) =>
        day.DayOfWeek == DayOfWeek.Saturday ? day.AddDays(-1) : day.DayOfWeek == DayOfWeek.Sunday ? day.AddDays(1) : day;
}
