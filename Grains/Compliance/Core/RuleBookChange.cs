using System.Text.Json;
using LeadGrid.Access;

namespace LeadGrid.Compliance;

/// <summary>A change of the law as it is kept for ever.</summary>
/// <param name="Number">1, 2, 3 ...: two changes of one state cannot both be stored.</param>
/// <param name="Version">Of the state that it made.</param>
/// <param name="Laxer">It allows something that was not allowed before.</param>
internal sealed record RuleBookChange(
    long Number, string Version, DateTimeOffset At, Actor By, string Reason, bool Laxer, IReadOnlyList<RowChange> Rows);

/// <param name="Before">Null where there was no such row.</param>
/// <param name="Shipped">The row as it shipped then; null where it did not.</param>
internal sealed record RowChange(
    RuleList List, RuleAction Action, string Id, JsonElement? Before, JsonElement After, JsonElement? Shipped);
