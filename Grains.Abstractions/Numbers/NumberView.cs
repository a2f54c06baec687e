namespace LeadGrid.Numbers;

/// <summary>What carriers take a number for. Numbers are stored.</summary>
public enum NumberKind
{
    /// <summary>A ten-digit long code (10DLC): it has an area code.</summary>
    Local = 0,
    TollFree = 1,

    /// <summary>Five or six digits.</summary>
    ShortCode = 2,
}

public enum NumberState
{
    Active,

    /// <summary>Too little of what it sent arrived: it sends nothing for some hours.</summary>
    Resting,

    /// <summary>No campaign has it any more, and none may get it yet: people go on answering it.</summary>
    Quarantined,
}

/// <summary>One of our numbers as it stands. Ours: no personal data.</summary>
[GenerateSerializer, Immutable, Alias("number-view")]
public sealed record NumberView
{
    /// <summary>E.164; a short code without a plus.</summary>
    [Id(0)] public required string Number { get; init; }
    [Id(1)] public required NumberKind Kind { get; init; }
    [Id(2)] public required NumberTerms Terms { get; init; }
    [Id(3)] public required NumberState State { get; init; }

    /// <summary>Counts its changes: what the next one is asked with.</summary>
    [Id(4)] public required long Version { get; init; }

    /// <summary>Three digits; null where the number has no place.</summary>
    [Id(5)] public string? AreaCode { get; init; }

    /// <summary>The state or territory of its area code, two letters; null: none of the United States.</summary>
    [Id(6)] public string? Region { get; init; }

    /// <summary>Parts of texts that it has sent since midnight in Los Angeles.</summary>
    [Id(7)] public int SentToday { get; init; }

    /// <summary>Of its newest texts of the last days: those that the provider reported as delivered.</summary>
    [Id(8)] public int Delivered { get; init; }

    /// <summary>Of the same: those that did not reach the person.</summary>
    [Id(9)] public int Failed { get; init; }

    /// <summary>Of the same: those that a carrier held back for the number's sake.</summary>
    [Id(10)] public int Blocked { get; init; }

    /// <summary>While it rests: until then.</summary>
    [Id(11)] public DateTimeOffset? RestsUntil { get; init; }

    /// <summary>Why it rests, a sentence.</summary>
    [Id(12)] public string? RestsBecause { get; init; }
    [Id(13)] public DateTimeOffset? QuarantinedUntil { get; init; }
    [Id(14)] public required DateTimeOffset AddedAt { get; init; }
    [Id(15)] public required DateTimeOffset ChangedAt { get; init; }

    /// <summary>Who changed it last.</summary>
    [Id(16)] public required string ChangedBy { get; init; }
}
