namespace LeadGrid;

/// <summary>An amount with its ISO 4217 currency. Never a double: cents must add up.</summary>
[GenerateSerializer, Immutable, Alias("money")]
public sealed record Money(
    [property: Id(0)] decimal Amount,
    [property: Id(1)] string Currency);
