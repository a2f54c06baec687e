using LeadGrid.Access;
using LeadGrid.Compliance;
using LeadGrid.Contacts;
using LeadGrid.Intake;

namespace LeadGrid.Forms;

/// <summary>A posted consent as it was understood.</summary>
/// <param name="Phone">In E.164; null: none.</param>
/// <param name="EmailKey">What the address is hashed by; null: none.</param>
internal sealed record ReadConsent(string? Phone, string? EmailKey, PostedConsent Consent, ContactChannel[] Channels)
{
    public override string ToString() => nameof(ReadConsent);
}

/// <summary>Reads a consent that a seller's own form recorded. Without a part that proves it, it is refused: it would be none.</summary>
internal static class ConsentReading
{
    private const string Prefix = "consent.";

    // Numbers without a country code are the United States': a consent has no address that would say otherwise.
    private const string Region = "US";

    public static (ReadConsent? Consent, FieldFault[] Faults) Read(ConsentPost post, DateTimeOffset now)
    {
        var findings = new Findings();
        var email = EmailRules.Read("email", post.Email, findings);
        var read = ConsentRules.Read(post.Consent, Region, now, findings)!;
        ContactChannel[] channels = [.. read.Channels.Select(PostedConsents.Channel).OfType<ContactChannel>()];
        Demand("channels", channels.Length > 0, "Name what was agreed to: sms, voice, ai_voice, email.");
        Demand("sellers", read.Sellers.Length > 0, "Name whom the person agreed to be contacted by.");
        Demand("text", !string.IsNullOrWhiteSpace(read.Text), "Post the words that the person agreed to.");
        Demand("at", read.At is not null, "Post the time at which consent was given.");
        Demand("phone", read.Phone is not null || channels.All(channel => channel == ContactChannel.Email), "Post the number that was agreed to be called or texted.");
        if (email is null && (channels.Contains(ContactChannel.Email) || read.Phone is null) && !findings.HasFault("email"))
        {
            findings.Fault("email", "Post the address that was agreed to be written to.");
        }

        FieldFault[] faults = [.. findings.Faults.Select(fault => fault with { Field = Bare(fault.Field) })];
        return faults.Length > 0 ? (null, faults) : (new ReadConsent(read.Phone, email?.Key, read, channels), faults);

        void Demand(string field, bool given, string problem)
        {
            if (!given && !findings.HasFault(Prefix + field))
            {
                findings.Fault(Prefix + field, problem);
            }
        }
    }

    /// <param name="id">The same for the same consent of the same seller.</param>
    public static SignedConsent Signed(Guid id, ReadConsent read, Actor by) => new()
    {
        Id = id,
        By = by,
        OwnForm = false,
        Texts = [new SignedText(read.Channels, read.Consent.Text!, Ticked: true)],
        Sellers = read.Consent.Sellers,
        Phone = read.Phone,
        Method = read.Consent.Method,
        At = read.Consent.At,
        DisclosureVersion = read.Consent.DisclosureVersion,
        Ip = read.Consent.Ip,
        UserAgent = read.Consent.UserAgent,
        FormUrl = read.Consent.FormUrl,
        CertificateUrl = read.Consent.CertificateUrl,
    };

    private static string Bare(string field) => field.StartsWith(Prefix, StringComparison.Ordinal) ? field[Prefix.Length..] : field;
}
