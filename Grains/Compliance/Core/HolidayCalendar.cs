namespace LeadGrid.Compliance;

/// <summary>The legal holidays of one state in one year.</summary>
/// <param name="Days">Name by day; observed days stand beside the days themselves.</param>
internal sealed record HolidayYear(
    string Jurisdiction, int Year, string Source, SourceMark Mark, Dictionary<DateOnly, string> Days);

/// <summary>Which days are legal holidays where. A state's year without rows has the federal ones.</summary>
internal sealed class HolidayCalendar(IEnumerable<HolidayYear> years)
{
    private readonly Dictionary<(string Jurisdiction, int Year), HolidayYear> _years =
        years.ToDictionary(year => (year.Jurisdiction, year.Year));

    /// <returns>The holiday's name; null on every other day.</returns>
    public string? NameOf(string jurisdiction, DateOnly day) =>
        _years.TryGetValue((jurisdiction, day.Year), out var listed)
            ? listed.Days.GetValueOrDefault(day)
            : FederalHolidays.NameOf(day);
}
