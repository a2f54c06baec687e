using System.Text.RegularExpressions;
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
internal static partial class PostedConsents
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
            DisclosesCalls = posted.Text is { } shown && Discloses().IsMatch(shown),
            NoConditionOfPurchase = posted.Text is { } text && NoCondition().IsMatch(text),
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

    private static ContactChannel? Channel(string name) => name switch
    {
        "sms" => ContactChannel.Sms,
        "voice" => ContactChannel.Voice,
        "ai_voice" => ContactChannel.AiVoice,
        "email" => ContactChannel.Email,
        _ => null,
    };

    // The text itself has to say that it authorises such calls or texts (47 CFR 64.1200(f)(9)(i)(A)): to be "called", "texted" or
    // "contacted by phone" is agreed to, not merely mentioned.
    [GeneratedRegex(
        @"\b(agree|consent|authori[sz]e|permit|allow|acepto|autorizo|consiento)\w*\b.{0,200}?\b(call|text|sms|phone|autodial|automat|artificial|prerecorded|pre-recorded|llam|mensaje)",
        RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex Discloses();

    // (f)(9)(i)(B): no condition of purchasing property, goods or services.
    [GeneratedRegex(
        @"\b(not|isn.t|no|without|never)\b.{0,60}?\b(condition|require[d]?|requirement|necessary|obligat\w*|condici\w*|requisito)\b.{0,80}?\b(purchas|buy|compra|goods|services)"
        + @"|\b(purchas|buy|compra)\w*\b.{0,60}?\b(not|isn.t|no)\b.{0,30}?\b(condition|require|condici|requisito)",
        RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex NoCondition();
}
