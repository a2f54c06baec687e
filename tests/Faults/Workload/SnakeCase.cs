using System.Text.Json;
using System.Text.Json.Serialization;

namespace LeadGrid.Faults.Workload;

/// <summary>JSON as the Api speaks it.</summary>
internal static class SnakeCase
{
    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };
}
