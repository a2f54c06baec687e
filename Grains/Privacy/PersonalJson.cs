using System.Text.Json;
using System.Text.Json.Serialization;

namespace LeadGrid.Privacy;

/// <summary>How sealed parts are written: camelCase, enums by name, nulls left out. Old rows must stay readable.</summary>
internal static class PersonalJson
{
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };
}
