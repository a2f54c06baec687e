using System.Text.Json;
using System.Text.Json.Serialization;

namespace LeadGrid.Simulation;

internal static class JsonNodes
{
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };
}
