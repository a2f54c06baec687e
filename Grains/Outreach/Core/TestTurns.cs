namespace LeadGrid.Outreach;

/// <summary>How many tests may be sent in a while. Pure.</summary>
internal static class TestTurns
{
    public const int Most = 20;
    public static readonly TimeSpan While = TimeSpan.FromMinutes(10);

    /// <param name="sent">When the last ones were, the oldest first.</param>
    /// <returns>How long to wait, null: not at all; and what is to be remembered.</returns>
    public static (TimeSpan? Wait, DateTimeOffset[] Sent) Take(IReadOnlyCollection<DateTimeOffset> sent, DateTimeOffset now)
    {
        DateTimeOffset[] recent = [.. sent.Where(at => now - at < While)];
        return recent.Length < Most ? (null, [.. recent, now]) : (While - (now - recent[0]), recent);
    }
}
