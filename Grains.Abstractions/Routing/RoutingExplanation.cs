namespace LeadGrid.Routing;

/// <summary>Why a lead went where it went: every broker of the campaign, with what spoke for or against it.</summary>
/// <param name="Chosen">The broker's id; null when the lead waits.</param>
/// <param name="Rule">In words: how the choice among the eligible was made.</param>
[GenerateSerializer, Immutable, Alias("routing-explanation")]
public sealed record RoutingExplanation(
    [property: Id(0)] string? Chosen,
    [property: Id(1)] string Rule,
    [property: Id(2)] RoutingCandidate[] Candidates);

/// <param name="Eligible">True when nothing spoke against it.</param>
/// <param name="Reasons">Why not: all that spoke against it, in words; empty for the eligible.</param>
/// <param name="Weight">Its share of a full cycle.</param>
[GenerateSerializer, Immutable, Alias("routing-candidate")]
public sealed record RoutingCandidate(
    [property: Id(0)] string BrokerId,
    [property: Id(1)] string BrokerName,
    [property: Id(2)] bool Eligible,
    [property: Id(3)] string[] Reasons,
    [property: Id(4)] int Weight);
