namespace LeadGrid.Compliance;

/// <summary>Hours of the week, by the called person's clock.</summary>
internal sealed record WindowRule : Rule
{
    public required WeekHours Value { get; init; }
}

/// <summary>A state that forbids contact on its listed holidays. The days are in <see cref="RuleSet.Holidays"/>.</summary>
internal sealed record HolidaysRule : Rule;

/// <summary>A declared emergency, on the days on which the row is in force: no calls that were not asked for.</summary>
internal sealed record EmergencyRule : Rule
{
    public required TextValue Value { get; init; }
}

/// <summary>So many attempts on one subject within so many hours, whatever number is used.</summary>
internal sealed record AttemptsRule : Rule
{
    public required AttemptLimit Value { get; init; }
}

/// <summary>The person's own word on hours holds beside the law's.</summary>
internal sealed record NarrowingRule : Rule;

/// <summary>Washington: after a "no", so long no call.</summary>
internal sealed record CallRefusalRule : Rule
{
    public required MonthsValue Value { get; init; }
}

internal sealed record MinimumAgeRule : Rule
{
    public required YearsValue Value { get; init; }
}

internal sealed record AttemptLimit(int Most, int Hours);

internal sealed record DaysValue(int Days);

internal sealed record HoursValue(int Hours);

internal sealed record MinutesValue(int Minutes);

internal sealed record MonthsValue(int Months);

internal sealed record YearsValue(int Years);

internal sealed record TextValue(string Text);
