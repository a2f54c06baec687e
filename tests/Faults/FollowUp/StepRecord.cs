namespace LeadGrid.Faults.FollowUp;

/// <summary>What a storm of steps left behind: the log of each lead, and what came to each person.</summary>
/// <param name="People">Each lead with its person's number.</param>
/// <param name="Events">Of the log: lead, kind, and the step's name where it is of one.</param>
/// <param name="Texts">What arrived at the provider: to whom, and what it said.</param>
internal sealed record StepRecord(
    IReadOnlyDictionary<Guid, string> People,
    IReadOnlyList<(Guid Lead, string Kind, string? Step)> Events,
    IReadOnlyList<(string To, string Body)> Texts);

internal sealed record StepVerdict(int Leads, int Texts, IReadOnlyList<string> Violations)
{
    public double DeliveredShare => Leads == 0 ? 1 : Texts / (2.0 * Leads);

    public override string ToString() => $"{Leads} leads, {Texts} texts arrived ({DeliveredShare:P2}), {Violations.Count} violations";
}
