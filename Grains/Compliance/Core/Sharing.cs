namespace LeadGrid.Compliance;

/// <summary>Whether a person may be passed on: routed, pinged, shared or recycled to somebody.</summary>
internal static class Sharing
{
    /// <param name="receiver">The broker or seller that would get the lead.</param>
    /// <param name="namedOnly">The campaign passes people on only to those whom their consent names.</param>
    /// <returns>What forbids it, by rule; nothing: it may be done.</returns>
    public static PermitReason[] Bars(string receiver, bool namedOnly, ContactFacts facts, RuleSet rules, DateTimeOffset at)
    {
        var known = facts.AsOf(at);
        return
        [
            .. from rule in rules.Rules.OfType<SharingRule>()
               where rule.InForce(DateOnly.FromDateTime(at.UtcDateTime)) && (namedOnly || rule.Value.After != SharingBar.NotNamed)
               let sentence = SentenceOf(rule.Value.After, receiver, known)
               where sentence is not null
               select new Ruling(rule, OpenTimes.Never, sentence).ToReason(at, at),
        ];
    }

    private static string? SentenceOf(SharingBar bar, string receiver, ContactFacts facts) => bar switch
    {
        SharingBar.DoNotSell => facts.DoNotSell is { } said ? $"The person asked on {said:yyyy-MM-dd} that nothing be sold or shared." : null,
        SharingBar.CallRefusal => facts.CallRefusals is [var said, ..] ? $"The person said no to a call on {said:yyyy-MM-dd}." : null,
        _ => facts.Consents.SelectMany(consent => consent.Sellers).Any(seller => Sellers.AreSame(seller, receiver))
            ? null
            : "No consent of the person names the receiver.",
    };
}
