namespace LeadGrid.Compliance;

/// <summary>What one rule says of one case.</summary>
/// <param name="Open">When it allows, as far as the horizon.</param>
/// <param name="Sentence">Why; without personal data.</param>
/// <param name="IsWindow">Its end is a window's, before which sending stops early.</param>
internal sealed record Ruling(Rule Rule, OpenTimes Open, string Sentence, bool IsWindow = false)
{
    /// <summary>An early end is no matter of a later one: a rule that does not hold yet and allows now has not spoken.</summary>
    public bool Speaks { get; init; } = true;

    /// <param name="last">The end of the horizon: what opens later is a no.</param>
    public PermitReason ToReason(DateTimeOffset at, DateTimeOffset last)
    {
        var outcome = Open.Contains(at) ? PermitOutcome.Allow
            : Open.First(at, last) is null ? PermitOutcome.Deny
            : PermitOutcome.Defer;
        return new(Rule.Id, $"{Rule.Source} [{Rule.Mark}]", outcome, Sentence);
    }
}
