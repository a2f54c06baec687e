using static LeadGrid.Compliance.Asking;

namespace LeadGrid.Compliance;

public sealed class EmailTests
{
    private static readonly PermitQuestion Mail = Sound with { Channel = ContactChannel.Email };

    [Fact]
    public void In_the_United_States_marketing_mail_is_opt_out_and_has_no_window()
    {
        foreach (var at in new[] { "2026-03-01 03:00:00", "2026-12-25 23:59:59" })
        {
            Allows(Decide(Mail with { At = Local("America/New_York", at) }));
            Allows(Decide(Mail with { At = Local("America/New_York", at), Purpose = ContactPurpose.Appointment }));
        }
    }

    [Fact]
    public void At_a_military_post_there_is_mail() => Allows(Decide(Mail with { Phone = null, State = "AE", Zip = null }));

    [Theory]
    [InlineData("+14165550123", "NY")]
    [InlineData("+442079460018", null)]
    [InlineData(null, "PW")]
    [InlineData(null, null)]
    [InlineData("+18005550123", null)]
    public void Elsewhere_and_who_knows_where_it_needs_a_recorded_consent(string? phone, string? state)
    {
        var mail = Mail with { Phone = phone, State = state, Zip = null };
        Denies(Decide(mail), "recorded-consent");
        Denies(Decide(mail with { Purpose = ContactPurpose.Appointment }), "recorded-consent");
        Allows(Decide(mail with { AssumeConsent = true }));
        Allows(Decide(mail, new ContactFacts { Consents = [Consent with { Phone = null, Signature = null }] }));
        Denies(Decide(mail, new ContactFacts { Consents = [Consent with { Channels = [ContactChannel.Sms] }] }), "recorded-consent");
        Allows(Decide(mail with { Purpose = ContactPurpose.Legal }));
    }
}
