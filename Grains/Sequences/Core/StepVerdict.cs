using LeadGrid.Compliance;
using LeadGrid.Outreach;

namespace LeadGrid.Sequences;

/// <summary>Whether a step may be taken now. A closed set.</summary>
internal abstract record StepVerdict
{
    /// <summary>A message, ready to be queued. As it leaves, it is judged once more.</summary>
    internal sealed record Send(LeadStep Queued) : StepVerdict;

    /// <summary>The broker is to call.</summary>
    internal sealed record Call : StepVerdict;

    /// <param name="Because">Sentences without personal data.</param>
    /// <param name="Spread">Many wait for the same instant.</param>
    internal sealed record Later(DateTimeOffset Until, string[] Because, PermitReason[]? Reasons, bool Spread) : StepVerdict;

    /// <summary>Urgent, and the broker is away: another is to have the lead.</summary>
    internal sealed record Elsewhere(string Because) : StepVerdict;

    internal sealed record Never(string Because, PermitReason[]? Reasons) : StepVerdict;
}

internal static class StepVerdicts
{
    /// <returns>What the law's answer makes of a step; null: nothing, it may be taken.</returns>
    public static StepVerdict? Of(PermitAnswer answer)
    {
        PermitReason[] against = [.. answer.Reasons.Where(reason => reason.Outcome != PermitOutcome.Allow)];
        return answer switch
        {
            { Outcome: PermitOutcome.Allow } => null,
            { Outcome: PermitOutcome.Defer, Until: { } until } => new StepVerdict.Later(until, [.. against.Select(reason => reason.Sentence)], against, Spread: true),
            _ => new StepVerdict.Never("it is not allowed", against),
        };
    }
}
