using LeadGrid.Access;
using LeadGrid.Compliance;
using LeadGrid.Leads;

namespace LeadGrid.Contacts;

/// <summary>A lead of a contact, as far as the contact's ledger is concerned.</summary>
internal sealed record ContactLead(
    Guid Id, string Campaign, string Seller, string? BrokerName, LeadStatus Status, DateTimeOffset ReceivedAt, PersonalPart Personal)
{
    public override string ToString() => nameof(ContactLead);
}

/// <summary>What a posted lead puts on record about its person.</summary>
internal static class PostedConsents
{
    public static ContactEvent[] Of(ContactLead lead)
    {
        var by = new Actor(ActorKind.Seller, lead.Seller, lead.Seller);
        var inquired = new Inquired(lead.Id, lead.Personal.Consent?.Sellers ?? []) { At = lead.ReceivedAt, By = by };
        if (lead.Personal.Consent is not { } posted)
        {
            return [inquired];
        }

        var consent = new ConsentRecord
        {
            // A clock that runs ahead must not let a consent outlive a refusal.
            At = posted.At is { } at && at < lead.ReceivedAt ? at : lead.ReceivedAt,
            Origin = ConsentOrigin.Posted,
            Channels = [.. posted.Channels.Select(Channel).OfType<ContactChannel>()],
            Sellers = posted.Sellers,
            Phone = posted.Phone,
            Text = posted.Text,
            Signature = posted.Method,
            DisclosesCalls = posted.Text is { } shown && DisclosureWords.AuthorisesCalls(shown),
            NoConditionOfPurchase = posted.Text is { } text && DisclosureWords.IsNoCondition(text),
        };
        var evidence = new ConsentEvidence
        {
            DisclosureVersion = posted.DisclosureVersion,
            Ip = posted.Ip,
            UserAgent = posted.UserAgent,
            FormUrl = posted.FormUrl,
            CertificateUrl = posted.CertificateUrl,
            PostedBy = lead.Seller,
        };
        return [new ConsentGiven(consent, evidence, lead.Id) { At = lead.ReceivedAt, By = by }, inquired];
    }

    /// <summary>A channel by the name that posts give it; null: none.</summary>
    public static ContactChannel? Channel(string name) => name switch
    {
        "sms" => ContactChannel.Sms,
        "voice" => ContactChannel.Voice,
        "ai_voice" => ContactChannel.AiVoice,
        "email" => ContactChannel.Email,
        _ => null,
    };
}
