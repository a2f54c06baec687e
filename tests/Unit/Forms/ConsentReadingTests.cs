using LeadGrid.Access;
using LeadGrid.Compliance;
using LeadGrid.Forms;
using LeadGrid.Intake;
using LeadGrid.Outreach;

namespace LeadGrid.Unit.Forms;

public sealed class ConsentReadingTests
{
    private static readonly ConsentPost s_whole = new("solar", "Ada@Byron.org", new PostedConsent
    {
        Channels = ["sms", "email"],
        Sellers = ["Anchor"],
        Phone = "(201) 555-0123",
        Text = "I agree that Anchor may text me. Consent is not a condition of any purchase.",
        DisclosureVersion = "7",
        Method = "web_form",
        At = SomeForm.Now.AddHours(-1),
        Ip = "203.0.113.7",
        UserAgent = "Mozilla/5.0",
        FormUrl = "https://example.com/form",
        CertificateUrl = "https://cert.trustedform.com/x",
    });

    [Fact]
    public void A_whole_consent_is_read_and_signed_as_the_seller_says()
    {
        var (read, faults) = ConsentReading.Read(s_whole, SomeForm.Now);
        Assert.Empty(faults);
        Assert.Equal(("+12015550123", "ada@byron.org"), (read!.Phone, read.EmailKey));
        var (id, by) = (Guid.NewGuid(), new Actor(ActorKind.Seller, "acme", "Acme Leads"));
        var signed = ConsentReading.Signed(id, read, by);
        Assert.Equal((id, by, false, "+12015550123", SomeForm.Now.AddHours(-1)), (signed.Id, signed.By, signed.OwnForm, signed.Phone, signed.At!.Value));
        var text = Assert.Single(signed.Texts);
        Assert.Equal([ContactChannel.Sms, ContactChannel.Email], text.Channels);
        Assert.Equal((s_whole.Consent.Text, true), (text.Text, text.Ticked));
        Assert.Equal(("7", "web_form", "203.0.113.7", "Mozilla/5.0"), (signed.DisclosureVersion, signed.Method, signed.Ip, signed.UserAgent));
        Assert.Equal(("https://example.com/form", "https://cert.trustedform.com/x"), (signed.FormUrl, signed.CertificateUrl));
        Assert.False(signed.NewLead);
        Assert.Null(signed.Lead);
        Assert.Equal(nameof(ReadConsent), read.ToString());
    }

    public static TheoryData<string, ConsentPost> Faulty => new()
    {
        { "channels", Changed(consent => consent with { Channels = [] }) },
        { "channels", Changed(consent => consent with { Channels = ["fax"] }) },
        { "sellers", Changed(consent => consent with { Sellers = [] }) },
        { "text", Changed(consent => consent with { Text = " " }) },
        { "at", Changed(consent => consent with { At = null }) },
        { "at", Changed(consent => consent with { At = SomeForm.Now.AddHours(1) }) },
        { "phone", Changed(consent => consent with { Phone = null }) },
        { "phone", Changed(consent => consent with { Phone = "12" }) },
        { "ip", Changed(consent => consent with { Ip = "x" }) },
        { "email", s_whole with { Email = null } },
        { "email", s_whole with { Email = "nobody" } },
        { "email", Changed(consent => consent with { Phone = null, Channels = ["email"] }) with { Email = null } },
    };

    [Theory]
    [MemberData(nameof(Faulty))]
    public void A_consent_that_lacks_what_proves_it_is_refused_at_its_field(string field, ConsentPost post)
    {
        var (read, faults) = ConsentReading.Read(post, SomeForm.Now);
        Assert.Null(read);
        Assert.Equal(field, Assert.Single(faults).Field);
    }

    [Fact]
    public void A_number_alone_or_an_address_alone_will_do()
    {
        Assert.Null(ConsentReading.Read(Changed(consent => consent with { Channels = ["voice"] }) with { Email = null }, SomeForm.Now).Consent!.EmailKey);
        Assert.Null(ConsentReading.Read(Changed(consent => consent with { Channels = ["email"], Phone = null }), SomeForm.Now).Consent!.Phone);
    }

    [Theory]
    [InlineData("en", "Anchor", "asked on a form for e-mail from Anchor to this address.", "Please confirm your e-mail address")]
    [InlineData("en", null, "asked on a form for e-mail to this address.", "Please confirm your e-mail address")]
    [InlineData("es", "Anchor", "recibir correos de Anchor en esta dirección.", "Confirme su dirección de correo")]
    public void The_email_that_asks_says_who_asks_and_how_to_answer(string language, string? sender, string said, string subject)
    {
        var content = ConfirmationWords.Of(language, sender, new Uri("https://leads.example.com/d/x"), new Uri("https://leads.example.com/p/x"));
        Assert.Contains(said, content.Text, StringComparison.Ordinal);
        Assert.Contains("\nhttps://leads.example.com/d/x\n", content.Text.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Contains("https://leads.example.com/p/x", content.Text, StringComparison.Ordinal);
        Assert.Equal(subject, content.Subject);
    }

    private static ConsentPost Changed(Func<PostedConsent, PostedConsent> change) => s_whole with { Consent = change(s_whole.Consent) };
}
