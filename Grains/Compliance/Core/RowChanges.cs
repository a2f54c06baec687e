using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using LeadGrid.Intake;

namespace LeadGrid.Compliance;

/// <summary>Reads what is to become of one row. Whether the row itself is sound, <see cref="RuleSetReader"/> says.</summary>
internal static partial class RowChanges
{
    /// <param name="field">What faults of this change are told of.</param>
    /// <returns>Null where it is at fault.</returns>
    public static RowChange? Read(RuleChange change, Law law, Law shipped, string field, Findings findings)
    {
        var key = new LawKey(change.List, change.Id);
        var before = law.Find(key)?.Json;
        var ships = shipped.Find(key)?.Json;
        var after = (change.Action, before, ships) switch
        {
            (RuleAction.Add, { }, _) => Refuse("There is such a row: replace it."),
            (RuleAction.Add, null, _) => Row(change, field, findings),
            (_, null, _) => Refuse("There is no such row: add it."),
            (RuleAction.Replace, _, _) => Row(change, field, findings),
            (RuleAction.End, { } standing, _) => End(change, standing, field, findings),
            (_, _, null) => Refuse("This row was added here and ships with no release: end it."),
            (_, _, { } shipping) => shipping,
        };
        return after is { } row ? new RowChange(change.List, change.Action, change.Id, before, row, ships) : null;

        JsonElement? Refuse(string why)
        {
            findings.Fault($"{field}.id", why);
            return null;
        }
    }

    private static JsonElement? Row(RuleChange change, string field, Findings findings)
    {
        if (change.Row is not { Length: <= RuleChange.LongestRow } text)
        {
            findings.Fault($"{field}.row", $"Give the whole row, in at most {RuleChange.LongestRow:N0} characters of JSON.");
            return null;
        }

        if (Parse(text) is not { ValueKind: JsonValueKind.Object } row)
        {
            findings.Fault($"{field}.row", "The row is no JSON object.");
            return null;
        }

        var name = change.List == RuleList.Rules ? Text(row, "id") : $"{Text(row, "jurisdiction")} {Text(row, "year")}";
        if (name != change.Id || !Shape(change.List).IsMatch(name))
        {
            findings.Fault($"{field}.id", change.List == RuleList.Rules
                ? "The id stands in the row too, in small letters, digits and hyphens, at most 64."
                : "The id is the row's jurisdiction and year, such as US-AL 2027.");
            return null;
        }

        return row;
    }

    private static JsonElement? End(RuleChange change, JsonElement before, string field, Findings findings)
    {
        if (change.List == RuleList.Holidays)
        {
            findings.Fault($"{field}.action", "A year of holidays ends by itself: replace it with other days.");
            return null;
        }

        if (change.EffectiveTo is not { } last)
        {
            findings.Fault($"{field}.effectiveTo", "Name the last day on which it holds.");
            return null;
        }

        var row = JsonObject.Create(before)!;
        row["effectiveTo"] = last.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        return JsonSerializer.SerializeToElement(row);
    }

    private static JsonElement? Parse(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = 8, AllowDuplicateProperties = false });
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string Text(JsonElement row, string name) => row.TryGetProperty(name, out var value) ? value.ToString() : "";

    private static Regex Shape(RuleList list) => list == RuleList.Rules ? Id() : Year();

    [GeneratedRegex(@"\A[a-z0-9][a-z0-9-]{0,63}\z")]
    private static partial Regex Id();

    [GeneratedRegex(@"\A[A-Z-]{2,8} [0-9]{4}\z")]
    private static partial Regex Year();
}
