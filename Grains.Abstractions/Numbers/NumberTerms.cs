namespace LeadGrid.Numbers;

/// <summary>For whom a number sends, and how much by its registration.</summary>
[GenerateSerializer, Immutable, Alias("number-terms")]
public sealed record NumberTerms
{
    /// <summary>The code of the campaign; null: any.</summary>
    [Id(0)] public string? Campaign { get; init; }

    /// <summary>The id of the broker whose leads alone it texts; null: any broker's.</summary>
    [Id(1)] public string? Broker { get; init; }

    /// <summary>Parts of texts a second: 1 for a long code, 3 for a toll-free number, more by registration.</summary>
    [Id(2)] public decimal PerSecond { get; init; } = 1;

    /// <summary>Parts of texts a day, as carriers count them: from midnight to midnight in Los Angeles. Null: no limit.</summary>
    [Id(3)] public int? PerDay { get; init; }
}

/// <summary>A number that is to be added.</summary>
/// <param name="Number">As it was typed.</param>
[GenerateSerializer, Immutable, Alias("new-number")]
public sealed record NewNumber(
    [property: Id(0)] string Number,
    [property: Id(1)] NumberKind Kind,
    [property: Id(2)] NumberTerms Terms);
