namespace LeadGrid;

internal static class Clock
{
    /// <summary>
    /// Now, in whole milliseconds: what a browser, PostgreSQL (microseconds) and .NET (ticks) can all hold, so that a
    /// row told live equals the row read back.
    /// </summary>
    public static DateTimeOffset Milliseconds(TimeProvider time)
    {
        var now = time.GetUtcNow();
        return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMillisecond));
    }
}
