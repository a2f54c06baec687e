namespace LeadGrid.Compliance;

/// <param name="Next">For <c>before</c>; null on the last page.</param>
[GenerateSerializer, Immutable, Alias("rule-history-page")]
public sealed record RuleHistoryPage(
    [property: Id(0)] RuleHistoryEntry[] Changes,
    [property: Id(1)] long? Next)
{
    public const int Length = 50;
}

/// <summary>A change of the rules as it was made.</summary>
/// <param name="Version">The state that it made.</param>
/// <param name="By">Who, by the name that timelines show.</param>
/// <param name="Laxer">It allows something that was not allowed before.</param>
[GenerateSerializer, Immutable, Alias("rule-history-entry")]
public sealed record RuleHistoryEntry(
    [property: Id(0)] long Number,
    [property: Id(1)] string Version,
    [property: Id(2)] DateTimeOffset At,
    [property: Id(3)] string By,
    [property: Id(4)] string Reason,
    [property: Id(5)] bool Laxer,
    [property: Id(6)] RuleHistoryRow[] Rows);

/// <param name="Before">As JSON; null where there was none.</param>
/// <param name="After">As JSON.</param>
[GenerateSerializer, Immutable, Alias("rule-history-row")]
public sealed record RuleHistoryRow(
    [property: Id(0)] RuleList List,
    [property: Id(1)] RuleAction Action,
    [property: Id(2)] string Id,
    [property: Id(3)] string? Before,
    [property: Id(4)] string After);
