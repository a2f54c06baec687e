namespace LeadGrid.Routing;

/// <summary>What a broker has had today, this month, and has open now, over all campaigns.</summary>
/// <param name="Day">The day that <paramref name="DayUsed"/> counts, in the broker's time zone.</param>
internal sealed record Allowance(DateOnly Day, int DayUsed, int MonthUsed, int OpenUsed)
{
    /// <summary>As of <paramref name="today"/>: yesterday's count and last month's no longer bind.</summary>
    public Allowance On(DateOnly today) => today <= Day
        ? this
        : this with
        {
            Day = today,
            DayUsed = 0,
            MonthUsed = (today.Year, today.Month) == (Day.Year, Day.Month) ? MonthUsed : 0,
        };

    /// <summary>One lead more.</summary>
    public Allowance Take() => this with { DayUsed = DayUsed + 1, MonthUsed = MonthUsed + 1, OpenUsed = OpenUsed + 1 };
}
