using System.Globalization;
using System.Text.Json;

namespace LeadGrid.Compliance.Rejudgement;

/// <summary>A row of the law as it is written, read word by word and not through the product's rule types.</summary>
internal sealed class WrittenRule(JsonElement row)
{
    private readonly string[] _channels = [.. row.GetProperty("channels").EnumerateArray().Select(each => each.GetString()!)];
    private readonly string[] _purposes = [.. row.GetProperty("purposes").EnumerateArray().Select(each => each.GetString()!)];
    private readonly DateOnly _from = Day(row, "effectiveFrom") ?? DateOnly.MinValue;
    private readonly DateOnly _to = Day(row, "effectiveTo") ?? DateOnly.MaxValue;

    public string Id { get; } = row.GetProperty("id").GetString()!;

    public string Kind { get; } = row.GetProperty("kind").GetString()!;

    public string Jurisdiction { get; } = row.GetProperty("jurisdiction").GetString()!;

    /// <summary>The properties of its value; none where the kind has none.</summary>
    public IEnumerable<JsonProperty> Value => row.TryGetProperty("value", out var value) ? value.EnumerateObject() : [];

    public bool Concerns(ContactChannel channel) => _channels.Contains(Word(channel));

    public bool Concerns(ContactChannel channel, ContactPurpose purpose) => Concerns(channel) && _purposes.Contains(Word(purpose));

    public bool IsInForceOn(DateOnly day) => _from <= day && day <= _to;

    public bool IsInForceOn(DateTimeOffset at) => IsInForceOn(DateOnly.FromDateTime(at.UtcDateTime));

    public int Number(string name) => row.GetProperty("value").GetProperty(name).GetInt32();

    public bool Says<T>(string name, T word)
        where T : struct, Enum => row.GetProperty("value").GetProperty(name).GetString() == Word(word);

    private static string Word<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());

    private static DateOnly? Day(JsonElement row, string name) =>
        row.TryGetProperty(name, out var day) && day.ValueKind == JsonValueKind.String
            ? DateOnly.ParseExact(day.GetString()!, "yyyy-MM-dd", CultureInfo.InvariantCulture)
            : null;
}
