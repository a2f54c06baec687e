namespace LeadGrid.Campaigns;

public enum LeadFieldType
{
    Text,
    Number,
    Boolean,
    Date,
    Choice,
}

/// <summary>A campaign's own field: it is posted in <c>attributes</c> and validated as described here.</summary>
/// <param name="Name">The attribute's name.</param>
/// <param name="Minimum">Smallest number, earliest date (yyyy-MM-dd), or shortest text; null for no limit.</param>
/// <param name="Maximum">Largest number, latest date (yyyy-MM-dd), or longest text; null for no limit.</param>
/// <param name="Values">What a <see cref="LeadFieldType.Choice"/> may be; compared without regard to case.</param>
[GenerateSerializer, Immutable, Alias("lead-field")]
public sealed record LeadField(
    [property: Id(0)] string Name,
    [property: Id(1)] LeadFieldType Type,
    [property: Id(2)] bool Required = false,
    [property: Id(3)] string? Minimum = null,
    [property: Id(4)] string? Maximum = null,
    string[]? Values = null,
    [property: Id(6)] string Description = "")
{
    [Id(5)] public string[] Values { get; init; } = Values ?? [];
}
