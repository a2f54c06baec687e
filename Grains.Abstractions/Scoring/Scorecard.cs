using LeadGrid.Campaigns;

namespace LeadGrid.Scoring;

/// <summary>Points by condition: the transparent score of a campaign. Weights are data.</summary>
[GenerateSerializer, Immutable, Alias("scorecard")]
public sealed record Scorecard
{
    /// <summary>Where every lead starts.</summary>
    [Id(0)] public int Base { get; init; } = 40;
    [Id(1)] public ScoreRule[] Rules { get; init; } = [];
}

/// <summary>Adds its points when all of its conditions hold.</summary>
/// <param name="Reason">What the broker reads.</param>
[GenerateSerializer, Immutable, Alias("score-rule")]
public sealed record ScoreRule(
    [property: Id(0)] string Reason,
    [property: Id(1)] int Points,
    Condition[]? When = null)
{
    [Id(2)] public Condition[] When { get; init; } = When ?? [];
}

/// <summary>Why a score is what it is. The points of all reasons add up to the score.</summary>
[GenerateSerializer, Immutable, Alias("score-reason")]
public sealed record ScoreReason(
    [property: Id(0)] string Reason,
    [property: Id(1)] int Points);
