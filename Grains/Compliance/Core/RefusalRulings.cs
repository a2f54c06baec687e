namespace LeadGrid.Compliance;

/// <summary>What the person, or a list, has refused; nothing where nobody has.</summary>
internal static class RefusalRulings
{
    public static IEnumerable<Ruling> Of(RevocationRule rule, PermitCase asked) =>
        from revocation in asked.Facts.Revocations
        where revocation.Scope == rule.Value.Scope && Concerns(revocation, asked)
        let lifted = Lifts.IsLifted(revocation, asked)
        select asked.Rule(
            rule,
            lifted ? OpenTimes.Always : OpenTimes.Never,
            $"The person refused on {revocation.At:yyyy-MM-dd}{(lifted ? ", and has taken it back" : "")}.");

    public static IEnumerable<Ruling> Of(SuppressionRule rule, PermitCase asked) =>
        from entry in asked.Facts.Suppressions
        where entry.List == rule.Value.List
            && (entry.List != SuppressionList.Seller || Sellers.AreSame(entry.Seller, asked.Question.Seller))
        select asked.Rule(rule, OpenTimes.Never, $"There is an entry of {entry.At:yyyy-MM-dd} on this list.");

    public static IEnumerable<Ruling> Of(HoldRule rule, PermitCase asked) =>
        from hold in asked.Facts.Holds
        select asked.Rule(rule, OpenTimes.Never, $"A reply of {hold.At:yyyy-MM-dd} waits for a person's judgement.");

    public static IEnumerable<Ruling> Of(UnconfirmedRule rule, PermitCase asked) =>
        from waiting in asked.Facts.Confirmations
        select asked.Rule(
            rule, OpenTimes.Never, $"The consent to e-mail of {waiting.At:yyyy-MM-dd} waits for the person's confirmation, by the link that was sent.");

    // An answer is stopped by what came after the message that it answers, and not by what the person has since written past.
    private static bool Concerns(Revocation revocation, PermitCase asked) =>
        asked.Question.Purpose != ContactPurpose.Reply || !(revocation.At < ThreadRulings.LastInbound(asked));
}
