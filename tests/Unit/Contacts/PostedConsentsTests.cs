using LeadGrid.Compliance;
using LeadGrid.Contacts;
using LeadGrid.Intake;

namespace LeadGrid.Unit.Contacts;

public class PostedConsentsTests
{
    private static readonly PostedConsent Whole = new()
    {
        Channels = ["sms", "voice", "ai_voice", "email", "fax"],
        Sellers = ["Anchor Energy"],
        Phone = "+12015550123",
        Text = "I agree to be called and texted by Anchor Energy. Consent is not a condition of purchase.",
        Method = "web_form",
        DisclosureVersion = "7",
        At = SomeContact.Now.AddMinutes(-1),
        Ip = "203.0.113.7",
    };

    [Fact]
    public void A_posted_consent_is_recorded_with_its_evidence_and_the_inquiry()
    {
        var entries = PostedConsents.Of(SomeContact.Posted(Whole));
        var given = Assert.IsType<ConsentGiven>(entries[0]);
        Assert.Equal((SomeContact.Lead, SomeContact.Now.AddMinutes(-1), ConsentOrigin.Posted), (given.Lead!.Value, given.Consent.At, given.Consent.Origin));
        Assert.Equal([ContactChannel.Sms, ContactChannel.Voice, ContactChannel.AiVoice, ContactChannel.Email], given.Consent.Channels);
        Assert.Equal(("+12015550123", "web_form", true, true), (given.Consent.Phone, given.Consent.Signature, given.Consent.DisclosesCalls, given.Consent.NoConditionOfPurchase));
        Assert.Equal(("7", "203.0.113.7", "acme-leads"), (given.Evidence.DisclosureVersion, given.Evidence.Ip, given.Evidence.PostedBy));
        Assert.Equal(["Anchor Energy"], Assert.IsType<Inquired>(entries[1]).Sellers);
    }

    [Fact]
    public void Without_consent_there_is_an_inquiry_that_names_nobody() =>
        Assert.Empty(Assert.IsType<Inquired>(Assert.Single(PostedConsents.Of(SomeContact.Posted(null)))).Sellers);

    [Theory]
    [InlineData(null)]
    [InlineData(5)]
    public void Its_time_is_never_later_than_its_arrival(int? minutesAhead)
    {
        var posted = Whole with { At = minutesAhead is { } minutes ? SomeContact.Now.AddMinutes(minutes) : null };
        Assert.Equal(SomeContact.Now, ((ConsentGiven)PostedConsents.Of(SomeContact.Posted(posted))[0]).Consent.At);
    }

    [Theory]
    [InlineData("I agree that Acme may contact me by automated calls. Consent is not required to buy goods or services.", true, true)]
    [InlineData("By clicking you authorize texts to this number; purchase is not conditioned on it and is no condition", true, true)]
    [InlineData("Acepto recibir llamadas. No es una condición de compra.", true, true)]
    [InlineData("I consent to phone calls.", true, false)]
    [InlineData("We will call you. Consent is not a condition of purchase.", false, true)]
    [InlineData("Newsletter", false, false)]
    [InlineData(null, false, false)]
    public void What_the_text_discloses_is_read_from_its_words(string? text, bool calls, bool condition)
    {
        var consent = ((ConsentGiven)PostedConsents.Of(SomeContact.Posted(Whole with { Text = text }))[0]).Consent;
        Assert.Equal((calls, condition), (consent.DisclosesCalls, consent.NoConditionOfPurchase));
    }
}
