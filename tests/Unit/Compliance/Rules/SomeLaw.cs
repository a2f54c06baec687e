using System.Text.Json;
using System.Text.Json.Nodes;
using LeadGrid.Access;

namespace LeadGrid.Compliance;

/// <summary>Changes of the law that ships.</summary>
internal static class SomeLaw
{
    private static readonly Actor Officer = new(ActorKind.Administrator, "u1", "Avery Admin");

    public static readonly LawBook Unchanged = LawBook.Of(Law.Shipped, []);

    public static JsonObject Row(string id, RuleList list = RuleList.Rules) => JsonObject.Create(Law.Shipped.Find(new(list, id))!.Json)!;

    public static JsonObject With(this JsonObject row, string field, string json)
    {
        row[field] = JsonNode.Parse(json);
        return row;
    }

    public static RuleChange Replace(JsonObject row, RuleList list = RuleList.Rules) => new(list, RuleAction.Replace, NameOf(row, list), row.ToJsonString(), null);

    public static RuleChange Add(JsonObject row, RuleList list = RuleList.Rules) => Replace(row, list) with { Action = RuleAction.Add };

    public static RuleChange End(string id, DateOnly? last, RuleList list = RuleList.Rules) => new(list, RuleAction.End, id, null, last);

    public static RuleChange Restore(string id) => new(RuleList.Rules, RuleAction.Restore, id, null, null);

    public static RuleDraft Taken(LawBook book, params RuleChange[] changes) =>
        Assert.IsType<RuleDraft>(RuleChanges.Draft(book, Law.Shipped, changes, "v"));

    public static string[] Refused(LawBook book, params RuleChange[] changes) =>
        [.. Assert.IsType<RuleRefusal>(RuleChanges.Draft(book, Law.Shipped, changes, "v")).Faults.Select(fault => fault.Field)];

    public static RuleBookChange Stored(long number, params IEnumerable<RowChange> rows) =>
        new(number, $"v+{number}", DateTimeOffset.UnixEpoch, Officer, "because", false, [.. rows]);

    /// <summary>The shipped law as another release has it.</summary>
    public static Law Release(params LawRow[] rows) => Law.Shipped.With("2027-01-01.1", rows);

    public static LawRow LawRow(JsonObject row) => new(new(RuleList.Rules, NameOf(row, RuleList.Rules)), JsonSerializer.SerializeToElement(row));

    private static string NameOf(JsonObject row, RuleList list) => list == RuleList.Rules ? $"{row["id"]}" : $"{row["jurisdiction"]} {row["year"]}";
}
