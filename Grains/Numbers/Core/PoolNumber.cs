namespace LeadGrid.Numbers;

/// <summary>A number as the pool keeps it.</summary>
[GenerateSerializer, Immutable, Alias("pool-number")]
internal sealed record PoolNumber
{
    [Id(0)] public required string Number { get; init; }
    [Id(1)] public required NumberKind Kind { get; init; }
    [Id(2)] public required NumberTerms Terms { get; init; }
    [Id(3)] public required long Version { get; init; }
    [Id(4)] public required DateTimeOffset AddedAt { get; init; }
    [Id(5)] public required DateTimeOffset ChangedAt { get; init; }
    [Id(6)] public required string ChangedBy { get; init; }

    /// <summary>The last time that it had to rest; what was sent before it is over says nothing of the number after it.</summary>
    [Id(7)] public NumberRest? Rest { get; init; }

    /// <summary>Null until it is released.</summary>
    [Id(8)] public DateTimeOffset? QuarantinedUntil { get; init; }

    public NumberState StateAt(DateTimeOffset now) =>
        QuarantinedUntil is not null ? NumberState.Quarantined
        : RestAt(now) is not null ? NumberState.Resting
        : NumberState.Active;

    /// <returns>Null where it does not rest then.</returns>
    public NumberRest? RestAt(DateTimeOffset now) => Rest is { } rest && rest.Until > now ? rest : null;
}

/// <param name="Because">A sentence.</param>
[GenerateSerializer, Immutable, Alias("number-rest")]
internal sealed record NumberRest([property: Id(0)] DateTimeOffset Until, [property: Id(1)] string Because);
