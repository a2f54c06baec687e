namespace LeadGrid.Compliance.Rejudgement;

/// <summary>Whether the person had agreed, and to what.</summary>
internal sealed class PlainConsent(PastContact contact, PastFacts facts, IReadOnlyList<WrittenRule> law)
{
    public bool IsWritten => facts.Consents.Any(consent => IsWhole(consent, contact, written: true) && !IsVoid(consent));

    public bool IsRecorded => facts.Consents.Any(consent => IsWhole(consent, contact, written: false) && !IsVoid(consent));

    /// <summary>An established business relationship with the seller.</summary>
    public bool HasRelationship => facts.Relationships.Any(relationship =>
        AreSame(relationship.Seller, contact.Seller)
        && !facts.Revocations.Any(said => said.Scope != RefusalScope.Unsubscribe && said.At >= relationship.At)
        && law.Any(rule => rule.Kind == "business_relationship"
            && rule.Says("after", relationship.Kind)
            && contact.At < relationship.At.AddMonths(rule.Number("months"))));

    /// <summary>Whether a consent has every part. Written ones: 47 CFR 64.1200(f)(9).</summary>
    public static bool IsWhole(ConsentRecord consent, PastContact contact, bool written)
    {
        if (string.IsNullOrWhiteSpace(consent.Text)
            || !consent.Channels.Contains(contact.Channel)
            || !consent.Sellers.Any(seller => AreSame(seller, contact.Seller)))
        {
            return false;
        }

        return !written
            || (!string.IsNullOrWhiteSpace(consent.Signature)
                && consent.Phone is not null && consent.Phone == contact.Phone
                && consent.DisclosesCalls && consent.NoConditionOfPurchase);
    }

    public static bool AreSame(string? one, string? other) => one is not null && other is not null && one.Equals(other, StringComparison.OrdinalIgnoreCase);

    private bool IsVoid(ConsentRecord consent) => IsOfAnother(consent) || IsReassigned(consent);

    private bool IsOfAnother(ConsentRecord consent) =>
        law.Any(rule => rule.Kind == "wrong_number")
        && facts.Revocations.Any(said => said.Scope == RefusalScope.WrongNumber && said.At >= consent.At);

    private bool IsReassigned(ConsentRecord consent)
    {
        if (facts.Reassigned.Count == 0)
        {
            return false;
        }

        var newest = facts.Reassigned.Max(answer => answer.AskedAt);
        return law.Where(rule => rule.Kind == "reassigned_number").Any(rule =>
            facts.Reassigned.Any(answer => answer.Reassigned && (answer.AskedAt >= consent.At || answer.AskedAt == newest))
            || contact.At > newest.AddDays(rule.Number("days")));
    }
}
