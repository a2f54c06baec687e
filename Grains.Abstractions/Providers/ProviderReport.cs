using LeadGrid.Compliance;

namespace LeadGrid.Providers;

public enum ProviderCircuit
{
    /// <summary>It is used.</summary>
    Closed,

    /// <summary>One message tries whether it is back.</summary>
    HalfOpen,

    /// <summary>It has failed repeatedly and is left alone for a while.</summary>
    Open,
}

/// <summary>How one provider has been answering one silo.</summary>
/// <param name="Provider">The adapter's name: <c>twilio</c>.</param>
/// <param name="Channel">What it carries.</param>
/// <param name="Limits">Null where it is not configured, as are its failures and counts.</param>
[GenerateSerializer, Immutable, Alias("provider-report")]
public sealed record ProviderReport(
    [property: Id(0)] string Provider,
    [property: Id(1)] ContactChannel Channel,
    [property: Id(2)] ProviderLimits? Limits,
    [property: Id(3)] ProviderCircuit Circuit,
    [property: Id(4)] DateTimeOffset? LastSuccess,
    [property: Id(5)] LastFailure? LastFailure,
    [property: Id(6)] ProviderCounts? Counts);

/// <param name="Code">An HTTP status, the provider's code or the kind of a fault; never what it said, which names people.</param>
[GenerateSerializer, Immutable, Alias("last-failure")]
public sealed record LastFailure([property: Id(0)] DateTimeOffset At, [property: Id(1)] string Code);

/// <summary>What one silo is set to.</summary>
/// <param name="PerSecond">Messages a second; null: only <paramref name="AtOnce"/> limits.</param>
/// <param name="AtOnce">Messages under way at a time.</param>
/// <param name="Fallback">What stands in while it fails; null: nothing does, and messages wait.</param>
[GenerateSerializer, Immutable, Alias("provider-limits")]
public sealed record ProviderLimits(
    [property: Id(0)] int? PerSecond,
    [property: Id(1)] int AtOnce,
    [property: Id(2)] string? Fallback);

/// <summary>What one silo has counted in the last 24 hours, or since it started.</summary>
/// <param name="Since">From when on it counts.</param>
/// <param name="Accepted">Handed over.</param>
/// <param name="Refused">Which the provider will never take.</param>
/// <param name="NotSent">Attempts that certainly failed: such messages are tried again.</param>
/// <param name="Unknown">Without an answer: they may have been taken.</param>
/// <param name="CostToday">Of what was accepted since the operator's midnight, by the price that is set; null: the adapter counts no cost.</param>
[GenerateSerializer, Immutable, Alias("provider-counts")]
public sealed record ProviderCounts(
    [property: Id(0)] DateTimeOffset Since,
    [property: Id(1)] long Accepted,
    [property: Id(2)] long Refused,
    [property: Id(3)] long NotSent,
    [property: Id(4)] long Unknown,
    [property: Id(5)] Money? CostToday);
