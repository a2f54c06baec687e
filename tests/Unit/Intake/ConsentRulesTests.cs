using LeadGrid.Intake;
using Xunit;

namespace LeadGrid.Unit.Intake;

public class ConsentRulesTests
{
    private static readonly PostedConsent Consent = new()
    {
        Channels = ["sms", "voice"],
        Sellers = ["Acme Solar"],
        Phone = "+15046218927",
        Text = "I agree  to be called.",
        DisclosureVersion = "7",
        Method = "web_form",
        At = Posts.Now.AddMinutes(-1),
        Ip = "192.0.2.7",
        UserAgent = "Mozilla/5.0",
        FormUrl = "https://acme.example/form?a=b",
        CertificateUrl = "https://cert.example/1",
    };

    [Fact]
    public void A_sound_consent_is_kept_as_it_was_posted()
    {
        var (read, findings) = Read(Consent);
        Assert.Equal(Consent with { Channels = read!.Channels, Sellers = read.Sellers }, read);
        Assert.Equal(Consent.Channels, read.Channels);
        Assert.Equal(Consent.Sellers, read.Sellers);
        Assert.False(findings.HasFaults);
        Assert.Empty(findings.Repairs);
    }

    [Fact]
    public void None_posted_is_none() => Assert.Null(Read(null).Consent);

    [Fact]
    public void An_empty_consent_is_no_fault()
    {
        var (read, findings) = Read(new());
        Assert.Empty(read!.Channels);
        Assert.False(findings.HasFaults);
    }

    [Fact]
    public void Channels_are_written_in_lower_case_each_once()
    {
        var (read, findings) = Read(Consent with { Channels = ["SMS", "sms", " Ai_Voice "] });
        Assert.Equal(["sms", "ai_voice"], read!.Channels);
        Assert.Equal("consent.channels", Assert.Single(findings.Repairs).Field);
    }

    [Fact]
    public void Consent_is_not_given_in_the_future_but_clocks_may_differ_by_five_minutes()
    {
        Assert.Empty(Faults(Consent with { At = Posts.Now.AddMinutes(5) }));
        Assert.Equal(["consent.at"], Faults(Consent with { At = Posts.Now.AddMinutes(5).AddTicks(1) }));
    }

    [Fact]
    public void Every_faulty_part_is_told_at_once() => Assert.Equal(
        [
            "consent.at", "consent.certificateUrl", "consent.channels", "consent.disclosureVersion", "consent.formUrl",
            "consent.ip", "consent.method", "consent.phone", "consent.sellers", "consent.text", "consent.userAgent",
        ],
        Faults(new()
        {
            Channels = ["fax"],
            Sellers = [.. Enumerable.Repeat("Acme", 101)],
            Phone = "none",
            Text = new string('t', 8_001),
            DisclosureVersion = new string('d', 201),
            Method = new string('m', 201),
            At = Posts.Now.AddDays(1),
            Ip = "nowhere",
            UserAgent = new string('u', 2_001),
            FormUrl = "/form",
            CertificateUrl = "javascript:alert(1)",
        }).Order());

    [Theory]
    [InlineData("2001:db8::7")]
    [InlineData("2001:DB8:0:0:0:0:0:7")]
    [InlineData(null)]
    public void An_ip_address_is_of_either_kind(string? ip) => Assert.Empty(Faults(Consent with { Ip = ip }));

    [Theory]
    [InlineData("1")]
    [InlineData("192.0.2.007")]
    [InlineData("192.0.2.256")]
    public void A_number_is_no_ip_address(string ip) => Assert.Equal(["consent.ip"], Faults(Consent with { Ip = ip }));

    [Fact]
    public void The_words_that_were_agreed_to_may_have_eight_thousand_characters() =>
        Assert.Empty(Faults(Consent with { Text = new string('t', 8_000) }));

    [Fact]
    public void Parts_may_be_missing() => Assert.Empty(Faults(Consent with { Text = null, FormUrl = null, Sellers = [" "] }));

    [Fact]
    public void Plain_http_is_an_address_too() => Assert.Empty(Faults(Consent with { FormUrl = "http://acme.example/" }));

    private static string[] Faults(PostedConsent consent) =>
        [.. Read(consent).Findings.Faults.Select(fault => fault.Field)];

    private static (PostedConsent? Consent, Findings Findings) Read(PostedConsent? consent)
    {
        var findings = new Findings();
        return (ConsentRules.Read(consent, "US", Posts.Now, findings), findings);
    }
}
