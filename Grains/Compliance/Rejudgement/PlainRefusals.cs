namespace LeadGrid.Compliance.Rejudgement;

/// <summary>What the person had refused, and what had taken a refusal back.</summary>
internal sealed class PlainRefusals(PastContact contact, PastFacts facts, WrittenLaw law)
{
    /// <summary>The newest message from the person on this channel.</summary>
    public DateTimeOffset? LastInbound => facts.Inbound
        .Where(message => message.Channel == contact.Channel).Select(message => (DateTimeOffset?)message.At).Max();

    /// <summary>Refusals of a scope that speak of this contact, and whether one of them stands.</summary>
    public (bool Spoke, bool Stands) Of(WrittenRule rule)
    {
        Revocation[] said =
        [
            .. facts.Revocations.Where(each => rule.Says("scope", each.Scope)
                && !(contact.Purpose == ContactPurpose.Reply && LastInbound > each.At)),
        ];
        return (said.Length > 0, said.Any(each => !IsTakenBack(each)));
    }

    /// <summary>Whether a confirmation may be sent: of a refusal that stands, once, and soon after it.</summary>
    public bool MayConfirm(WrittenRule rule)
    {
        Revocation[] standing =
        [
            .. facts.Revocations.Where(said => StopsTexts(said) && !IsTakenBack(said)).OrderBy(said => said.At),
        ];
        return standing is [var first, ..]
            && !standing[^1].ConfirmedByProvider
            && !facts.Touches.Any(touch => touch.Purpose == ContactPurpose.OptOutConfirmation && touch.At >= first.At)
            && contact.At <= standing[^1].At.AddMinutes(rule.Number("minutes"));
    }

    private bool StopsTexts(Revocation said) => law.Rules.Any(rule =>
        rule.Kind == "revocation" && rule.Says("scope", said.Scope) && rule.Concerns(contact.Channel));

    private bool IsTakenBack(Revocation said)
    {
        var start = said.Scope == RefusalScope.Stop && contact.Channel == ContactChannel.Sms
            && facts.Restorations.Any(restored => restored.At > said.At && PlainConsent.AreSame(restored.Seller, contact.Seller));
        var anew = !said.ByProvider && facts.Consents.Any(consent =>
            consent.Origin != ConsentOrigin.Posted && consent.At > said.At
            && PlainConsent.IsWhole(consent, contact, written: contact.Channel != ContactChannel.Email));
        return start || anew;
    }
}
