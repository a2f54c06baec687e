using LeadGrid.Intake;

namespace LeadGrid.Compliance;

public enum ListState
{
    /// <summary>Being imported; it does not count yet.</summary>
    Staging,
    Current,

    /// <summary>A newer copy has taken its place.</summary>
    Replaced,

    /// <summary>Taken out of force by hand.</summary>
    Retired,

    /// <summary>Its import was not completed.</summary>
    Abandoned,
}

/// <summary>A list, without those who are on it.</summary>
[GenerateSerializer, Immutable, Alias("suppression-list-view")]
public sealed record SuppressionListView
{
    public const int Most = 500;

    [Id(0)] public required long Id { get; init; }
    [Id(1)] public required ListKind Kind { get; init; }
    [Id(2)] public required string Name { get; init; }
    [Id(3)] public string? Seller { get; init; }
    [Id(4)] public required string[] AreaCodes { get; init; }
    [Id(5)] public required DateTimeOffset AsOf { get; init; }
    [Id(6)] public required ListState State { get; init; }
    [Id(7)] public required long Rows { get; init; }
    [Id(8)] public required long Accepted { get; init; }
    [Id(9)] public required string CreatedBy { get; init; }
    [Id(10)] public DateTimeOffset? CurrentAt { get; init; }
    [Id(11)] public DateTimeOffset? EndedAt { get; init; }
    [Id(12)] public string? EndedBy { get; init; }

    /// <summary>How long it may be relied on by the rules in force; null: for ever.</summary>
    [Id(13)] public DateTimeOffset? GoodUntil { get; init; }
    [Id(14)] public bool TooOld { get; init; }
}

/// <param name="Faults">Of the number or the reason.</param>
/// <param name="Lifted">False where no list of litigators in force names the number.</param>
[GenerateSerializer, Immutable, Alias("lift-answer")]
public sealed record LiftAnswer(
    [property: Id(0)] FieldFault[] Faults,
    [property: Id(1)] bool Lifted);
