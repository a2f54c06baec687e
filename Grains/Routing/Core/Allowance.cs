namespace LeadGrid.Routing;

/// <summary>What a broker has had today, this month, and has open now, over all campaigns.</summary>
/// <param name="Day">The day that <paramref name="DayUsed"/> counts, in the broker's time zone.</param>
internal sealed record Allowance(DateOnly Day, int DayUsed, int MonthUsed, int OpenUsed)
{
    /// <summary>As of <paramref name="today"/>: yesterday's count and last month's no longer bind.</summary>
    public Allowance On(DateOnly today) => today <= Day
        ? this
        : this with { Day = today, DayUsed = 0, MonthUsed = IsOfMonth(today) ? MonthUsed : 0 };

    /// <summary>One lead more.</summary>
    public Allowance Take() => Count(1);

    /// <summary>So many leads more, used or leased out.</summary>
    public Allowance Count(int leads) =>
        this with { DayUsed = DayUsed + leads, MonthUsed = MonthUsed + leads, OpenUsed = OpenUsed + leads };

    /// <summary>
    /// Without what a lease has not used. Of a lease of an earlier day nothing is left in the count of the day, and of an
    /// earlier month nothing in that of the month: they began anew.
    /// </summary>
    public Allowance Return(Lease lease) => this with
    {
        DayUsed = lease.Day == Day ? DayUsed - lease.Unspent : DayUsed,
        MonthUsed = IsOfMonth(lease.Day) ? MonthUsed - lease.Unspent : MonthUsed,
        OpenUsed = OpenUsed - lease.Unspent,
    };

    private bool IsOfMonth(DateOnly day) => (day.Year, day.Month) == (Day.Year, Day.Month);
}
