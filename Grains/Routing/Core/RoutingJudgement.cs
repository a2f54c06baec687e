namespace LeadGrid.Routing;

/// <summary>
/// What speaks for and against each broker: the same for all leads of a batch that differ in nothing a broker asks for,
/// as long as nobody reaches a cap. Made once and shared, explanations included.
/// </summary>
internal sealed class RoutingJudgement
{
    /// <summary>Beyond these a list of weights is no longer read; each candidate has its own.</summary>
    private const int SpelledOut = 12;

    /// <param name="members">In a fixed order.</param>
    /// <param name="against">By member: all that speaks against it.</param>
    public RoutingJudgement(IReadOnlyList<RoutingMember> members, IReadOnlyList<string[]> against)
    {
        Candidates = [.. members.Zip(against, (m, reasons) =>
            new RoutingCandidate(m.Profile.Id, m.Profile.Name, reasons.Length == 0, reasons, m.Weight))];
        RoutingMember[] eligible = [.. members.Where((_, i) => against[i].Length == 0)];
        Eligible = eligible.Length == 0 ? null : new RotationSet(eligible);
        Rule = (members.Count, eligible.Length) switch
        {
            (0, _) => "The campaign has no brokers.",
            (_, 0) => "No broker is eligible.",
            (_, 1) => "The only eligible broker.",
            (_, > SpelledOut) => $"Next in turn among {eligible.Length} eligible brokers, by their weights.",
            _ => $"Next in turn among {eligible.Length} eligible brokers, weighted {string.Join(" : ", eligible.Select(m => m.Weight))}.",
        };
    }

    public RoutingCandidate[] Candidates { get; }

    /// <summary>Null: nobody.</summary>
    public RotationSet? Eligible { get; }

    /// <summary>In words: how the choice is made.</summary>
    public string Rule { get; }
}
