namespace LeadGrid.Compliance;

/// <summary>
/// The contact rules in force, as data: rows, and the states' legal holidays. Whole and checked: it is made by
/// <see cref="RuleSetReader"/> only, and replaced as a whole.
/// </summary>
/// <param name="Version">Named by every decision.</param>
internal sealed record RuleSet(string Version, IReadOnlyList<Rule> Rules, HolidayCalendar Holidays)
{
    /// <summary>The data that ship with the program.</summary>
    public static RuleSet Shipped { get; } = RuleSetReader.ReadShipped();

    public int HorizonDays { get; } = Rules.OfType<HorizonRule>().Single().Value.Days;

    public TimeSpan LeaveBeforeEnd { get; } = TimeSpan.FromMinutes(Rules.OfType<LeavingRule>().Single().Value.Minutes);

    public TimeSpan PermitLife { get; } = TimeSpan.FromHours(Rules.OfType<PermitLifeRule>().Single().Value.Hours);
}
