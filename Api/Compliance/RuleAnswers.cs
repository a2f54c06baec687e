using System.Text.Json;

namespace LeadGrid.Compliance;

/// <param name="Version">Named by every decision.</param>
/// <param name="Number">For If-Match.</param>
/// <param name="Unfit">Changes that this release leaves no place for; the shipped rows stand.</param>
internal sealed record RulesAnswer(string Version, long Number, RuleRowAnswer[] Rules, RuleRowAnswer[] Holidays, UnfitChangeAnswer[] Unfit)
{
    public static RulesAnswer From(RuleBookView book) => new(
        book.Version,
        book.Number,
        [.. book.Rules.Select(RuleRowAnswer.From)],
        [.. book.Holidays.Select(RuleRowAnswer.From)],
        [.. book.Unfit.Select(change => new UnfitChangeAnswer(change.Number, change.List, change.Id, RuleRowAnswer.Json(change.Json)!.Value, change.Why))]);
}

/// <param name="Row">The row: id, kind, value, jurisdiction, channels, purposes, source, mark, effectiveFrom, effectiveTo.</param>
/// <param name="Shipped">The row as it ships, where it was changed.</param>
internal sealed record RuleRowAnswer(string Id, RuleOrigin Origin, JsonElement Row, JsonElement? Shipped)
{
    public static RuleRowAnswer From(RuleRow row) => new(row.Id, row.Origin, Json(row.Json)!.Value, Json(row.Shipped));

    public static JsonElement? Json(string? text) => text is null ? null : JsonElement.Parse(text);
}

internal sealed record UnfitChangeAnswer(long Number, RuleList List, string Id, JsonElement Row, string Why);

/// <param name="Next">For `before`; null on the last page.</param>
internal sealed record RuleHistoryAnswer(RuleHistoryChange[] Changes, long? Next)
{
    public static RuleHistoryAnswer From(RuleHistoryPage page) => new(
        [
            .. page.Changes.Select(change => new RuleHistoryChange(
                change.Number, change.Version, change.At, change.By, change.Reason, change.Laxer,
                [.. change.Rows.Select(row => new RuleHistoryDifference(row.List, row.Action, row.Id, RuleRowAnswer.Json(row.Before), RuleRowAnswer.Json(row.After)!.Value))]))
        ],
        page.Next);
}

/// <param name="Laxer">It allowed something that was not allowed before.</param>
internal sealed record RuleHistoryChange(
    long Number, string Version, DateTimeOffset At, string By, string Reason, bool Laxer, RuleHistoryDifference[] Rows);

internal sealed record RuleHistoryDifference(RuleList List, RuleAction Action, string Id, JsonElement? Before, JsonElement After);

/// <param name="Laxer">What more the draft would allow.</param>
internal sealed record RuleTrialAnswer(CheckAnswer Now, CheckAnswer Draft, string[] Laxer);
