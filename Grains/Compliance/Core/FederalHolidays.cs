namespace LeadGrid.Compliance;

/// <summary>
/// The legal public holidays of the United States (5 U.S.C. 6103(a)), and the working day in whose place one on a weekend is
/// observed (6103(b); Executive Order 11582): both are holidays here.
/// </summary>
internal static class FederalHolidays
{
    /// <returns>The holiday's name; null on every other day.</returns>
    public static string? NameOf(DateOnly day)
    {
        if (Exactly(day) is { } name)
        {
            return name;
        }

        var kept = day.DayOfWeek switch
        {
            DayOfWeek.Friday => Exactly(day.AddDays(1)),
            DayOfWeek.Monday => Exactly(day.AddDays(-1)),
            _ => null,
        };
        return kept is null ? null : $"{kept} (observed)";
    }

    private static string? Exactly(DateOnly day) => (day.Month, day.Day) switch
    {
        (1, 1) => "New Year's Day",
        (6, 19) => "Juneteenth",
        (7, 4) => "Independence Day",
        (11, 11) => "Veterans Day",
        (12, 25) => "Christmas Day",
        _ => ByWeekday(day),
    };

    private static string? ByWeekday(DateOnly day) => (day.Month, day.DayOfWeek, (day.Day + 6) / 7) switch
    {
        (1, DayOfWeek.Monday, 3) => "Birthday of Martin Luther King, Jr.",
        (2, DayOfWeek.Monday, 3) => "Washington's Birthday",
        (5, DayOfWeek.Monday, _) when day.Day > 24 => "Memorial Day",
        (9, DayOfWeek.Monday, 1) => "Labor Day",
        (10, DayOfWeek.Monday, 2) => "Columbus Day",
        (11, DayOfWeek.Thursday, 4) => "Thanksgiving Day",
        _ => null,
    };
}
