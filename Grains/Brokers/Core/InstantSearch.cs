namespace LeadGrid.Brokers;

/// <summary>Finds the instant of a change that happens once in a span of time.</summary>
internal static class InstantSearch
{
    /// <param name="before">An instant at which it has not changed.</param>
    /// <param name="after">An instant at which it has.</param>
    /// <returns>The first instant at which it has.</returns>
    public static DateTimeOffset First(DateTimeOffset before, DateTimeOffset after, Predicate<DateTimeOffset> changed)
    {
        while (after.Ticks - before.Ticks > 1)
        {
            var middle = before + ((after - before) / 2);
            (before, after) = changed(middle) ? (before, middle) : (middle, after);
        }

        return after;
    }
}
