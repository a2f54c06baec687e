using System.Text.Json;
using System.Text.Json.Serialization;

namespace LeadGrid.Compliance;

/// <summary>Words in the data: snake_case and never numbers.</summary>
internal sealed class RuleEnumConverter<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false)
    where T : struct, Enum;
