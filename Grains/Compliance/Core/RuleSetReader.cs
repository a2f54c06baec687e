using System.Text.Json;
using System.Text.Json.Serialization;
using LeadGrid.Intake;

namespace LeadGrid.Compliance;

/// <summary>What became of rules that somebody wants in force: the rules, or what is wrong with which row.</summary>
internal sealed record RuleSetReading(RuleSet? Rules, IReadOnlyList<string> Faults);

/// <summary>Reads the rules from JSON and checks them row by row, so that an officer hears of every fault at once.</summary>
internal static class RuleSetReader
{
    private const string Name = "contact-law.json";

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        AllowOutOfOrderMetadataProperties = true,
        NumberHandling = JsonNumberHandling.Strict,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new RuleEnumConverter<ContactChannel>(), new RuleEnumConverter<ContactPurpose>() },
    };

    private sealed record Written(string Version, JsonElement[] Rules, JsonElement[] Holidays);

    public static RuleSet ReadShipped() => Demand(Read(EmbeddedList.Json<JsonElement>(Name).GetRawText()));

    /// <exception cref="InvalidDataException">The build is broken: the rows at fault are named.</exception>
    public static RuleSet Demand(RuleSetReading reading) =>
        reading.Rules ?? throw new InvalidDataException($"{Name}:\n{string.Join('\n', reading.Faults)}");

    public static RuleSetReading Read(string json)
    {
        Written written;
        try
        {
            written = JsonSerializer.Deserialize<Written>(json, Options)
                ?? throw new JsonException("There is nothing in it.");
        }
        catch (JsonException fault)
        {
            return new(null, [$"It cannot be read as {{version, rules, holidays}}: {fault.Message}"]);
        }

        var faults = new List<string>();
        var rules = Rows<Rule>("rules", written.Rules, "id", faults);
        var years = Rows<HolidayYear>("holidays", written.Holidays, "jurisdiction", faults);
        faults.AddRange(RuleSetCheck.Faults(written.Version, rules, years));
        return faults.Count == 0
            ? new(new RuleSet(written.Version, rules, new HolidayCalendar(years)), faults)
            : new(null, faults);
    }

    private static List<T> Rows<T>(string list, JsonElement[] elements, string name, List<string> faults)
    {
        var rows = new List<T>();
        foreach (var (index, element) in elements.Index())
        {
            try
            {
                rows.Add(element.Deserialize<T>(Options) ?? throw new JsonException("There is nothing in it."));
            }
            catch (Exception fault) when (fault is JsonException or NotSupportedException)
            {
                faults.Add($"{list}[{index}]{Named(element, name)}: {Sentence(fault)}");
            }
        }

        return rows;
    }

    // The serializer says where it was in its own sentences, and beside those of our converters.
    private static string Sentence(Exception fault) =>
        fault is JsonException { Path: { } path } && !fault.Message.Contains(" Path: ", StringComparison.Ordinal)
            ? $"{fault.Message} Path: {path} |"
            : fault.Message;

    private static string Named(JsonElement row, string name) =>
        row.ValueKind == JsonValueKind.Object && row.TryGetProperty(name, out var value) ? $" {value}" : "";
}
