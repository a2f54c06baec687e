using LeadGrid.Compliance;
using LeadGrid.Contacts;
using LeadGrid.Forms;
using LeadGrid.Outreach;

namespace LeadGrid.Unit.Contacts;

public sealed class HeldPermissionsTests
{
    private static readonly DateTimeOffset s_at = SomeContact.Now;
    private static readonly ConsentRecord s_consent = Asking.Consent with { At = s_at.AddDays(-2), Channels = Enum.GetValues<ContactChannel>(), Sellers = ["Anchor"] };

    [Theory]
    [InlineData(nameof(RefusalScope.Stop), "sms refused, voice refused, ai_voice refused, email given")]
    [InlineData(nameof(RefusalScope.Calls), "sms given, voice refused, ai_voice refused, email given")]
    [InlineData(nameof(RefusalScope.Unsubscribe), "sms given, voice given, ai_voice given, email refused")]
    [InlineData(nameof(RefusalScope.Everything), "sms refused, voice refused, ai_voice refused, email refused")]
    [InlineData(nameof(RefusalScope.WrongNumber), "sms notasked, voice notasked, ai_voice notasked, email given")]
    public void A_refusal_ends_what_its_scope_covers(string scope, string shown)
    {
        var facts = new ContactFacts { Consents = [s_consent], Revocations = [new(s_at.AddDays(-1), Enum.Parse<RefusalScope>(scope))] };
        Assert.Equal(shown, Shown(facts));
        Assert.Equal("sms given, voice given, ai_voice given, email given", Shown(facts with { Revocations = [] }));
    }

    [Fact]
    public void A_consent_to_one_channel_is_none_to_another() => Assert.Equal(
        "sms given, voice notasked, ai_voice notasked, email notasked", Shown(new ContactFacts { Consents = [s_consent with { Channels = [ContactChannel.Sms] }] }));

    [Fact]
    public void An_agreement_to_tests_is_no_permission_of_the_persons() => Assert.Equal(
        PermissionState.NotAsked,
        HeldPermissions.Of(new ContactFacts { Consents = [s_consent with { Sellers = [TestConsent.Seller] }] }, ContactKind.Phone)[0].State);

    [Fact]
    public void What_was_agreed_to_says_since_when_and_for_whom()
    {
        var later = s_consent with { At = s_at.AddDays(-1), Sellers = ["anchor", "Bluebird"] };
        var texts = HeldPermissions.Of(new ContactFacts { Consents = [later, s_consent] }, ContactKind.Phone)[0];
        Assert.Equal((ContactChannel.Sms, PermissionState.Given, s_at.AddDays(-2)), (texts.Channel, texts.State, texts.Since));
        Assert.Equal(["Anchor", "Bluebird"], texts.Sellers);
        Assert.Equal(s_at, HeldPermissions.Of(new ContactFacts { Revocations = [new(s_at, RefusalScope.Stop)] }, ContactKind.Phone)[0].Since);
    }

    [Theory]
    [InlineData(nameof(ConsentOrigin.OwnForm), false, PermissionState.Given)]
    [InlineData(nameof(ConsentOrigin.Posted), false, PermissionState.Refused)]
    [InlineData(nameof(ConsentOrigin.OwnForm), true, PermissionState.Refused)]
    public void A_consent_after_a_refusal_counts_by_who_recorded_it(string origin, bool byProvider, PermissionState state)
    {
        var facts = new ContactFacts
        {
            Consents = [s_consent with { At = s_at, Origin = Enum.Parse<ConsentOrigin>(origin) }],
            Revocations = [new(s_at.AddDays(-1), RefusalScope.Stop, ByProvider: byProvider)],
        };
        Assert.Equal(state, HeldPermissions.Of(facts, ContactKind.Phone)[0].State);
    }

    [Theory]
    [InlineData("Anchor", 1, "sms given, voice refused, ai_voice refused, email given")]
    [InlineData("Other", 1, "sms refused, voice refused, ai_voice refused, email given")]
    [InlineData("Anchor", -1, "sms refused, voice refused, ai_voice refused, email given")]
    public void Start_gives_back_the_texts_of_that_seller(string seller, int hours, string shown) => Assert.Equal(shown, Shown(new ContactFacts
    {
        Consents = [s_consent],
        Revocations = [new(s_at, RefusalScope.Stop)],
        Restorations = [new(s_at.AddHours(hours), seller)],
    }));

    [Fact]
    public void A_wrong_number_is_mended_by_a_later_consent() => Assert.Equal(
        PermissionState.Given,
        HeldPermissions.Of(new ContactFacts { Consents = [s_consent], Revocations = [new(s_at.AddDays(-3), RefusalScope.WrongNumber)] }, ContactKind.Phone)[0].State);

    [Fact]
    public void What_was_not_agreed_to_is_not_asked_or_waits()
    {
        Assert.Equal("sms notasked, voice notasked, ai_voice notasked, email notasked", Shown(ContactFacts.None));
        Assert.Equal("sms notasked, voice notasked, ai_voice notasked, email waiting", Shown(new ContactFacts { Confirmations = [new(s_at)] }));

        // A colleague's agreement to tests is no permission of a person's.
        Assert.Equal(PermissionState.NotAsked, HeldPermissions.Of(new ContactFacts { Consents = [s_consent with { Sellers = [TestConsent.Seller] }] }, ContactKind.Phone)[0].State);
    }

    private static string Shown(ContactFacts facts) => string.Join(", ", new[] { ContactKind.Phone, ContactKind.Email }
        .SelectMany(kind => HeldPermissions.Of(facts, kind))
        .Select(each => $"{(each.Channel == ContactChannel.AiVoice ? "ai_voice" : each.Channel.ToString().ToLowerInvariant())} {each.State.ToString().ToLowerInvariant()}"));
}
