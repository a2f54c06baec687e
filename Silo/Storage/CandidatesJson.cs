using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using LeadGrid.Routing;

namespace LeadGrid.Storage;

/// <summary>
/// Every lead's log says of each broker of its campaign what spoke for and against it. Written as
/// <c>[id, name, weight, reason, ...]</c>, a third of what named fields take; and once for all leads of a batch that share
/// a judgement: with 200 brokers it is most of what a lead writes. Objects, as they were written at first, are read too.
/// </summary>
internal sealed class CandidatesJson : JsonConverter<RoutingCandidate[]>
{
    private readonly ConditionalWeakTable<RoutingCandidate[], byte[]> _written = [];

    public override void Write(Utf8JsonWriter writer, RoutingCandidate[] value, JsonSerializerOptions options) =>
        writer.WriteRawValue(_written.GetValue(value, Written), skipInputValidation: true);

    public override RoutingCandidate[] Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var candidates = new List<RoutingCandidate>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            candidates.Add(reader.TokenType == JsonTokenType.StartArray
                ? ReadArray(ref reader)
                : JsonSerializer.Deserialize<RoutingCandidate>(ref reader, options)!);
        }

        return [.. candidates];
    }

    private static byte[] Written(RoutingCandidate[] candidates)
    {
        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes))
        {
            writer.WriteStartArray();
            foreach (var candidate in candidates)
            {
                writer.WriteStartArray();
                writer.WriteStringValue(candidate.BrokerId);
                writer.WriteStringValue(candidate.BrokerName);
                writer.WriteNumberValue(candidate.Weight);
                Array.ForEach(candidate.Reasons, writer.WriteStringValue);
                writer.WriteEndArray();
            }

            writer.WriteEndArray();
        }

        return bytes.ToArray();
    }

    private static RoutingCandidate ReadArray(ref Utf8JsonReader reader)
    {
        reader.Read();
        var id = reader.GetString()!;
        reader.Read();
        var name = reader.GetString()!;
        reader.Read();
        var weight = reader.GetInt32();
        var reasons = new List<string>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            reasons.Add(reader.GetString()!);
        }

        return new RoutingCandidate(id, name, reasons.Count == 0, [.. reasons], weight);
    }
}
