namespace LeadGrid.Compliance;

public enum RuleOrigin
{
    /// <summary>As it ships with the program.</summary>
    Shipped,

    /// <summary>Shipped, and changed here.</summary>
    Changed,

    /// <summary>Added here.</summary>
    Added,
}

/// <summary>A state of the rules.</summary>
[GenerateSerializer, Immutable, Alias("rule-book-view")]
public sealed record RuleBookView
{
    /// <summary>Named by every decision: the version of the shipped rows, and the number of changes over them.</summary>
    [Id(0)] public required string Version { get; init; }

    /// <summary>The number of the last change; 0 where nothing was changed.</summary>
    [Id(1)] public required long Number { get; init; }
    [Id(2)] public required RuleRow[] Rules { get; init; }
    [Id(3)] public required RuleRow[] Holidays { get; init; }

    /// <summary>Changes that the rows of this release leave no place for: the shipped rows stand.</summary>
    [Id(4)] public UnfitChange[] Unfit { get; init; } = [];
}

/// <param name="Json">The whole row.</param>
/// <param name="Shipped">The row as it ships, where it was changed; otherwise null.</param>
[GenerateSerializer, Immutable, Alias("rule-row")]
public sealed record RuleRow(
    [property: Id(0)] string Id,
    [property: Id(1)] RuleOrigin Origin,
    [property: Id(2)] string Json,
    [property: Id(3)] string? Shipped);

/// <param name="Number">Of the change.</param>
/// <param name="Json">The row as the change would have it.</param>
[GenerateSerializer, Immutable, Alias("unfit-change")]
public sealed record UnfitChange(
    [property: Id(0)] long Number,
    [property: Id(1)] RuleList List,
    [property: Id(2)] string Id,
    [property: Id(3)] string Json,
    [property: Id(4)] string Why);
