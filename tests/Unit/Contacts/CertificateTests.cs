using LeadGrid.Compliance;
using LeadGrid.Contacts;

namespace LeadGrid.Unit.Contacts;

public sealed class CertificateTests
{
    private const string Id = "eb9fc4dd9bed9ad451a5648946cf4bf09b5bb947";
    private static readonly Guid s_id = Guid.Parse("01890000-0000-7000-8000-0000000000f0");
    private static readonly TimeSpan s_age = TimeSpan.FromDays(90);

    private static readonly ConsentGiven s_given = new(
        Asking.Consent, new ConsentEvidence { Id = s_id, CertificateUrl = $"https://cert.trustedform.com/{Id}" }, null) { At = SomeContact.Now, By = SomeContact.By };

    private static readonly ClaimOutcome.Claimed s_claimed = new(Id, SomeContact.Now.AddDays(-1), SomeContact.Now.AddDays(2), true, "https://example.com/form");

    private static ContactState Waiting => SomeContact.With(SomeContact.Unknown, s_given);

    [Theory]
    [InlineData("https://cert.trustedform.com/" + Id, true)]
    [InlineData("HTTPS://CERT.TrustedForm.COM/" + Id, true)]
    [InlineData("https://cert.trustedform.com:443/" + Id, true)]
    [InlineData("https://masked.example.org/" + Id, true)]
    [InlineData("http://cert.trustedform.com/" + Id, false)]
    [InlineData("ftp://cert.trustedform.com/" + Id, false)]
    [InlineData("//cert.trustedform.com/" + Id, false)]
    [InlineData("https:/cert.trustedform.com/" + Id, false)]
    [InlineData(" https://cert.trustedform.com/" + Id, false)]
    [InlineData("https://cert.trustedform.com", false)]
    [InlineData("https://cert.trustedform.com/", false)]
    [InlineData("https://cert.trustedform.com/short", false)]
    [InlineData("https://cert.trustedform.com/" + Id + "?next=http://evil.com", false)]
    [InlineData("https://cert.trustedform.com/" + Id + "#x", false)]
    [InlineData("https://cert.trustedform.com/../" + Id, false)]
    [InlineData("https://cert.trustedform.com/a/" + Id, false)]
    [InlineData("https://cert.trustedform.com//" + Id, false)]
    [InlineData("https://cert.trustedform.com/" + Id + "\n", false)]
    [InlineData("https://cert.trustedform.com/%2f" + Id, false)]
    [InlineData("https://cert.trustedform.com:8443/" + Id, false)]
    [InlineData("https://cert.trustedform.com:0443/" + Id, false)]
    [InlineData("https://cert.trustedform.com:/" + Id, false)]
    [InlineData("https://cert.trustedform.com./" + Id, false)]
    [InlineData("https://cert.trustedform.com.evil.com/" + Id, false)]
    [InlineData("https://evilcert.trustedform.com/" + Id, false)]
    [InlineData("https://cert.trustedform.com@evil.com/" + Id, false)]
    [InlineData("https://a:b@cert.trustedform.com/" + Id, false)]
    [InlineData("https://evil.com\\@cert.trustedform.com/" + Id, false)]
    [InlineData("https://evil.com#@cert.trustedform.com/" + Id, false)]
    [InlineData("https://evil.com?cert.trustedform.com/" + Id, false)]
    [InlineData("https://evil.com/cert.trustedform.com/" + Id, false)]
    [InlineData("https://127.0.0.1/" + Id, false)]
    [InlineData("https://2130706433/" + Id, false)]
    [InlineData("https://[::1]/" + Id, false)]
    [InlineData("https://localhost/" + Id, false)]
    [InlineData("https://cert.trustedf\u043erm.com/" + Id, false)]
    [InlineData("https://cert\u3002trustedform.com/" + Id, false)]
    [InlineData("https://xn--cert-trustedform.com/" + Id, false)]
    [InlineData("https://cert.trustedform.com\u0000.evil.com/" + Id, false)]
    [InlineData("https://cert.trustedform.com\t/" + Id, false)]
    [InlineData("", false)]
    public void A_certificate_is_claimed_at_a_known_host_and_nowhere_else(string url, bool known)
    {
        var found = CertificateUrls.Check(url, ["cert.trustedform.com", "masked.example.org"]);
        Assert.Equal(known, found is not null);
        if (found is var (host, path))
        {
            Assert.Contains(host, new[] { "cert.trustedform.com", "masked.example.org" });
            Assert.Equal("/" + Id, path);
        }
    }

    [Fact]
    public void A_consent_waits_for_its_certificate_by_its_own_id_or_its_leads()
    {
        Assert.Equal(s_given, Assert.Single(Waiting.Certificates));
        var ofLead = s_given with { Evidence = s_given.Evidence with { Id = null }, Lead = SomeContact.Lead };
        Assert.Equal(SomeContact.Lead, CertificateClaims.IdOf(ofLead));
        Assert.Single(SomeContact.With(SomeContact.Unknown, ofLead).Certificates);
        foreach (var without in new[]
        {
            s_given with { Evidence = new ConsentEvidence { Id = s_id } },
            s_given with { Evidence = s_given.Evidence with { Id = null } },
            s_given with { Consent = s_given.Consent with { Phone = null } },
            s_given with { Consent = s_given.Consent with { Origin = ConsentOrigin.OwnForm } },
        })
        {
            Assert.Empty(SomeContact.With(SomeContact.Unknown, without).Certificates);
        }

        Assert.Empty(SomeContact.With(SomeContact.Unknown with { Key = ContactKey.Email([1]) }, s_given).Certificates);
    }

    [Fact]
    public void A_fresh_certificate_of_that_number_is_the_persons_own_consent_as_old_as_its_page()
    {
        var entries = CertificateClaims.Take(Waiting, s_id, s_claimed, s_age, SomeContact.Now.AddMinutes(1));
        var noted = Assert.IsType<CertificateClaimed>(entries[0]);
        Assert.Equal((s_id, (string?)null), (noted.Consent, noted.Problem));
        Assert.Equal(new ClaimedCertificate(Id, s_claimed.MadeAt, s_claimed.ExpiresAt, true, s_claimed.PageUrl), noted.Certificate);
        var given = Assert.IsType<ConsentGiven>(entries[1]);
        Assert.Equal((ConsentOrigin.ClaimedCertificate, s_claimed.MadeAt), (given.Consent.Origin, given.Consent.At));
        Assert.Equal(s_given.Evidence, given.Evidence);
        var after = SomeContact.With(Waiting, entries);
        Assert.Empty(after.Certificates);
        Assert.Empty(CertificateClaims.Take(after, s_id, s_claimed, s_age, SomeContact.Now));

        // A provider's clock that runs ahead lets no consent outlive a refusal.
        var ahead = CertificateClaims.Take(Waiting, s_id, s_claimed with { MadeAt = SomeContact.Now.AddDays(9) }, s_age, SomeContact.Now.AddMinutes(1));
        Assert.Equal(SomeContact.Now.AddMinutes(1), Assert.IsType<ConsentGiven>(ahead[1]).Consent.At);
    }

    [Theory]
    [InlineData(-91, true, CertificateClaims.TooOld)]
    [InlineData(-1, false, CertificateClaims.OtherPhone)]
    public void A_certificate_that_is_old_or_anothers_is_kept_and_proves_nothing(int days, bool shows, string problem)
    {
        var outcome = s_claimed with { MadeAt = SomeContact.Now.AddDays(days), ShowsPhone = shows };
        var noted = Assert.IsType<CertificateClaimed>(Assert.Single(CertificateClaims.Take(Waiting, s_id, outcome, s_age, SomeContact.Now)));
        Assert.Equal((problem, Id), (noted.Problem, noted.Certificate!.Id));
    }

    [Fact]
    public void What_will_never_be_claimed_is_noted_once_and_what_may_be_is_not()
    {
        var noted = Assert.IsType<CertificateClaimed>(Assert.Single(CertificateClaims.Take(Waiting, s_id, new ClaimOutcome.Refused("http_404"), s_age, SomeContact.Now)));
        Assert.Equal(("http_404", (ClaimedCertificate?)null), (noted.Problem, noted.Certificate));
        Assert.Empty(CertificateClaims.Take(SomeContact.With(Waiting, noted), s_id, new ClaimOutcome.Refused("http_404"), s_age, SomeContact.Now));
        Assert.Empty(CertificateClaims.Take(Waiting, s_id, new ClaimOutcome.Later("http_500", null), s_age, SomeContact.Now));
        Assert.Empty(CertificateClaims.Take(Waiting, Guid.NewGuid(), s_claimed, s_age, SomeContact.Now));
    }
}
