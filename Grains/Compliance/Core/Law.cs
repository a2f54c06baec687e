using System.Text;
using System.Text.Json;
using LeadGrid.Intake;

namespace LeadGrid.Compliance;

/// <summary>Names a row of the law.</summary>
internal readonly record struct LawKey(RuleList List, string Id);

internal sealed record LawRow(LawKey Key, JsonElement Json);

/// <summary>The law as it is written: rows of JSON, which can be shown, changed and kept. <see cref="RuleSetReader"/> makes rules of it.</summary>
internal sealed class Law(string version, IReadOnlyList<LawRow> rows)
{
    private readonly Dictionary<LawKey, LawRow> _rows = rows.ToDictionary(row => row.Key);

    public static Law Shipped { get; } = Of(EmbeddedList.Json<JsonElement>("contact-law.json"));

    public string Version => version;

    /// <summary>In their order: added rows come last.</summary>
    public IReadOnlyList<LawRow> Rows => rows;

    /// <summary>A law that was read and found sound before.</summary>
    public static Law Of(JsonElement document) => new(
        document.GetProperty("version").GetString()!,
        [
            .. document.GetProperty("rules").EnumerateArray().Select(row => new LawRow(new(RuleList.Rules, row.GetProperty("id").GetString()!), row)),
            .. document.GetProperty("holidays").EnumerateArray().Select(row => new LawRow(new(RuleList.Holidays, YearOf(row)), row)),
        ]);

    /// <summary>What a holiday year goes by: <c>US-AL 2027</c>.</summary>
    public static string YearOf(JsonElement row) => $"{row.GetProperty("jurisdiction")} {row.GetProperty("year")}";

    public LawRow? Find(LawKey key) => _rows.GetValueOrDefault(key);

    /// <summary>With these rows in place of those of the same name, or after all others.</summary>
    public Law With(string next, IReadOnlyCollection<LawRow> changed)
    {
        var byKey = changed.ToDictionary(row => row.Key);
        return new(next, [.. rows.Select(row => byKey.GetValueOrDefault(row.Key, row)), .. changed.Where(row => Find(row.Key) is null)]);
    }

    public string ToJson()
    {
        using var text = new MemoryStream();
        using (var writer = new Utf8JsonWriter(text))
        {
            writer.WriteStartObject();
            writer.WriteString("version", version);
            Write(writer, "rules", RuleList.Rules);
            Write(writer, "holidays", RuleList.Holidays);
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(text.GetBuffer().AsSpan(0, (int)text.Length));
    }

    private void Write(Utf8JsonWriter writer, string name, RuleList list)
    {
        writer.WriteStartArray(name);
        foreach (var row in rows.Where(row => row.Key.List == list))
        {
            row.Json.WriteTo(writer);
        }

        writer.WriteEndArray();
    }
}
