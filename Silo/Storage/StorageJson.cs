using System.Text.Json;
using LeadGrid.Privacy;

namespace LeadGrid.Storage;

/// <summary>How values stand in JSON columns: as in sealed parts, and what is written often in fewer bytes.</summary>
internal static class StorageJson
{
    public static JsonSerializerOptions Options { get; } = new(PersonalJson.Options) { Converters = { new CandidatesJson() } };

    public static string Write<T>(T value) => JsonSerializer.Serialize(value, Options);

    public static byte[] WriteBytes<T>(T value) => JsonSerializer.SerializeToUtf8Bytes(value, Options);

    public static T Read<T>(string json) =>
        JsonSerializer.Deserialize<T>(json, Options) ?? throw new InvalidDataException($"A stored {typeof(T).Name} is null.");

    public static T Read<T>(byte[] json) =>
        JsonSerializer.Deserialize<T>(json, Options) ?? throw new InvalidDataException($"A stored {typeof(T).Name} is null.");
}
