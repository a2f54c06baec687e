using LeadGrid.Compliance;
using LeadGrid.Forms;

namespace LeadGrid.Unit.Forms;

public sealed class FormRulesTests
{
    private static readonly FormContent s_sound = SomeForm.Content;

    [Fact]
    public void A_sound_form_has_no_fault() => Assert.Empty(FormRules.Check(s_sound, SomeForm.Campaign));

    public static TheoryData<string, object, string, string> Faults => new()
    {
        { "no language", s_sound with { Texts = [] }, "texts", "Write it in at least one language." },
        { "a language twice", s_sound with { Texts = [SomeForm.In("en"), SomeForm.In("en")] }, "texts", "List each one once." },
        { "a language of nobody's", s_sound with { Texts = [SomeForm.In("en") with { Language = "fr" }] }, "texts[0].language", "Use one of: en, es." },
        { "no heading", s_sound with { Texts = [SomeForm.In("en") with { Heading = " " }] }, "texts[0].heading", "Write 1 to 100 characters." },
        { "a heading of two lines", s_sound with { Texts = [SomeForm.In("en") with { Heading = "a\nb" }] }, "texts[0].heading", "Write one line." },
        { "a long button", s_sound with { Texts = [SomeForm.In("en") with { Button = new string('x', 41) }] }, "texts[0].button", "Write 0 to 40 characters." },
        { "a long introduction", s_sound with { Texts = [SomeForm.In("en") with { Introduction = new string('x', 1_001) }] }, "texts[0].introduction", "Write 0 to 1,000 characters." },
        { "long thanks", s_sound with { Texts = [SomeForm.In("en") with { Thanks = new string('x', 1_001) }] }, "texts[0].thanks", "Write 0 to 1,000 characters." },
        {
            "other channels in another language", s_sound with { Texts = [SomeForm.In("en"), SomeForm.In("es") with { Disclosures = [] }] },
            "texts[1].disclosures", "Ask for the same channels in every language, in the same order."
        },
        {
            "a channel twice", s_sound with { Texts = [SomeForm.In("en") with { Disclosures = [SomeForm.In("en").Disclosures[0], SomeForm.In("en").Disclosures[0]] }] },
            "texts[0].disclosures", "List each one once."
        },
        { "a field twice", s_sound with { Fields = [.. s_sound.Fields, new FormField { Name = "phone" }] }, "fields", "List each one once." },
        { "an unknown field", s_sound with { Fields = [.. s_sound.Fields, new FormField { Name = "shoeSize" }] }, "fields[9].name", "Ask for a standard field (firstName, lastName, phone, email, address.street, .city, .state, .zip), or for attributes. and a field of the campaign." },
        { "a field that the campaign has not", s_sound with { Fields = [.. s_sound.Fields, SomeForm.Own("pool", false)] }, "fields[9].name", "Ask for a standard field (firstName, lastName, phone, email, address.street, .city, .state, .zip), or for attributes. and a field of the campaign." },
        { "no label in a language", s_sound with { Fields = [.. s_sound.Fields[..8], SomeForm.Own("note", false) with { Labels = [new("en", "Note")] }] }, "fields[8].labels", "Write a label in es." },
        { "an empty label", s_sound with { Fields = [.. s_sound.Fields[..8], SomeForm.Own("note", false) with { Labels = [new("en", ""), new("es", "x")] }] }, "fields[8].labels", "Write 1 to 100 characters." },
        { "a demanded field left out", s_sound with { Fields = [.. s_sound.Fields[1..]] }, "fields", "Ask for firstName, as a required answer: the campaign takes no lead without it." },
        { "a demanded field that may be left out", s_sound with { Fields = [.. s_sound.Fields.Select(each => each with { Required = false })] }, "fields", "Ask for attributes.bill, as a required answer: the campaign takes no lead without it." },
        { "calls without a number", s_sound with { Fields = [.. s_sound.Fields.Where(each => each.Name != "phone")] }, "fields", "Ask for phone: a disclosure is about calls or texts." },
        { "e-mail without an address", s_sound with { Fields = [.. s_sound.Fields.Where(each => each.Name != "email")] }, "fields", "Ask for email: a disclosure is about e-mail." },
        {
            "no way to reach anybody",
            s_sound with { Texts = [SomeForm.In("en") with { Disclosures = [] }], Fields = [.. s_sound.Fields.Where(each => each.Name is not ("email" or "phone"))] },
            "fields", "Ask for phone or email: without either nobody can be reached."
        },
        { "no seller", s_sound with { Sellers = [] }, "sellers", "Name 1 to 20 sellers." },
        { "too many sellers", s_sound with { Sellers = [.. Enumerable.Range(0, 21).Select(number => $"Anchor {number}")] }, "sellers", "Name 1 to 20 sellers." },
        { "an empty seller", s_sound with { Sellers = ["Anchor Energy", ""] }, "sellers", "Write 1 to 100 characters." },
        { "not the campaign's seller", s_sound with { Sellers = ["Bluebird"] }, "sellers", "Name Anchor Energy, too: the campaign writes in this name, and for it alone does a consent count." },
        { "no privacy policy", s_sound with { PrivacyUrl = "" }, "privacyUrl", "Write a whole address that begins with https://." },
        { "a policy in the clear", s_sound with { PrivacyUrl = "http://example.com" }, "privacyUrl", "Write a whole address that begins with https://." },
        { "thanks with a user", s_sound with { ThanksUrl = "https://a@example.com" }, "thanksUrl", "Write a whole address that begins with https://." },
        { "thanks on two lines", s_sound with { ThanksUrl = "https://example.com/\n" }, "thanksUrl", "Write a whole address that begins with https://." },
        { "a long address", s_sound with { PrivacyUrl = "https://example.com/" + new string('x', 2_000) }, "privacyUrl", "Write a whole address that begins with https://." },
        { "a site with a path", s_sound with { FrameOrigins = ["https://example.com/"] }, "frameOrigins", "Write https:// and a host in lower case, such as https://www.example.com, and nothing after it." },
        { "a site that is a header", s_sound with { FrameOrigins = ["https://example.com; script-src *"] }, "frameOrigins", "Write https:// and a host in lower case, such as https://www.example.com, and nothing after it." },
        { "a site twice", s_sound with { FrameOrigins = ["https://example.com", "https://example.com"] }, "frameOrigins", "List each one once." },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void A_form_with_a_fault_is_refused_at_its_field(string what, object content, string field, string problem)
    {
        var faults = FormRules.Check((FormContent)content, SomeForm.Campaign);
        Assert.True(faults.Any(fault => fault.Field == field && fault.Problem == problem), $"{what}: {string.Join("; ", faults.Select(fault => $"{fault.Field}: {fault.Problem}"))}");
    }

    [Fact]
    public void A_form_with_all_that_it_may_have_is_taken() => Assert.Empty(FormRules.Check(
        s_sound with { ThanksUrl = "https://example.com/thanks?a=b", FrameOrigins = ["https://www.example.com", "https://a.example:8443"] }, SomeForm.Campaign));

    [Fact]
    public void What_no_form_can_give_is_told()
    {
        var campaign = SomeForm.Campaign with { RequiredFields = ["externalId", "consent.certificateUrl", "consent.text"], Outreach = new() };
        Assert.Equal(
            [
                "The campaign takes no lead without externalId, which no form can give: change the campaign first.",
                "The campaign takes no lead without consent.certificateUrl, which no form can give: change the campaign first.",
            ],
            FormRules.Check(s_sound with { Sellers = ["Anybody"] }, campaign).Select(fault => fault.Problem));
    }

    public static TheoryData<ContactChannel, string, string?> Texts => new()
    {
        { ContactChannel.Sms, "I agree that {{sellers}} may text me. Consent is not a condition of any purchase.", null },
        { ContactChannel.Sms, "Acepto que {{sellers}} me envíe mensajes. No es condición de compra.", null },
        { ContactChannel.Sms, "I agree that {{sellers}} may call me. Consent is not a condition of any purchase.", "Say what is agreed to, such as: I agree that {{sellers}} may send me automated marketing texts at the number above." },
        { ContactChannel.Sms, "{{sellers}} will text me. Consent is not a condition of any purchase.", "Say what is agreed to, such as: I agree that {{sellers}} may send me automated marketing texts at the number above." },
        { ContactChannel.Sms, "I agree that {{sellers}} may text me.", "Say that it is no condition, such as: Consent is not a condition of any purchase." },
        { ContactChannel.Sms, "I agree that Anchor may text me. Consent is not a condition of any purchase.", "Name who is agreed to, by {{sellers}}, such as: I agree that {{sellers}} may send me automated marketing texts at the number above." },
        { ContactChannel.Sms, "I agree that {{sellers}} may text {{me}}. Consent is not a condition of any purchase.", "The only place that a disclosure has is {{sellers}}." },
        { ContactChannel.Sms, "I agree.", "Write 20 to 2,000 characters, such as: I agree that {{sellers}} may send me automated marketing texts at the number above. Consent is not a condition of any purchase." },
        { ContactChannel.Voice, "I agree that {{sellers}} may call me. Consent is not a condition of any purchase.", null },
        { ContactChannel.Voice, "I agree that {{sellers}} may text me. Consent is not a condition of any purchase.", "Say what is agreed to, such as: I agree that {{sellers}} may call me about offers at the number above." },
        { ContactChannel.Voice, "{{sellers}} will call me. Consent is not a condition of any purchase.", "Say what is agreed to, such as: I agree that {{sellers}} may call me about offers at the number above." },
        { ContactChannel.AiVoice, "I agree that {{sellers}} may call me with a prerecorded voice. Consent is not a condition of any purchase.", null },
        { ContactChannel.AiVoice, "I agree that {{sellers}} may call me. Consent is not a condition of any purchase.", "Say what is agreed to, such as: I agree that {{sellers}} may call me with an artificial or prerecorded voice at the number above." },
        { ContactChannel.AiVoice, "I agree that {{sellers}} may text me, artificially. Consent is not a condition of any purchase.", "Say what is agreed to, such as: I agree that {{sellers}} may call me with an artificial or prerecorded voice at the number above." },
        { ContactChannel.AiVoice, "{{sellers}} will call me by an artificial voice. Consent is not a condition of any purchase.", "Say what is agreed to, such as: I agree that {{sellers}} may call me with an artificial or prerecorded voice at the number above." },
        { ContactChannel.Email, "I agree that {{sellers}} may send me offers by e-mail.", null },
        { ContactChannel.Email, "{{sellers}} will send me offers by e-mail.", "Say what is agreed to, such as: I agree that {{sellers}} may send me offers by e-mail." },
        { ContactChannel.Email, "I agree that {{sellers}} may send me offers.", "Say what is agreed to, such as: I agree that {{sellers}} may send me offers by e-mail." },
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public void A_disclosure_says_what_makes_it_a_consent_or_is_told_the_sentence(ContactChannel channel, string text, string? problem)
    {
        var content = s_sound with { Texts = [SomeForm.In("en") with { Disclosures = [new(channel, text)] }] };
        Assert.Equal(
            problem is null ? [] : [("texts[0].disclosures[0].text", problem)],
            FormRules.Check(content, SomeForm.Campaign).Select(fault => (fault.Field, fault.Problem)));
    }

    [Theory]
    [InlineData("en")]
    [InlineData("es")]
    public void Our_own_sentences_are_consents(string language) =>
        Assert.Empty(FormRules.Check(s_sound with { Texts = [SomeForm.In(language)] }, SomeForm.Campaign));

    [Theory]
    [InlineData("en", "A", "A")]
    [InlineData("en", "A|B", "A and B")]
    [InlineData("es", "A|B|C", "A, B y C")]
    public void Sellers_are_named_in_the_texts(string language, string sellers, string named) =>
        Assert.Equal($"{named} and {named}", DisclosureRules.Render("{{sellers}} and {{sellers}}", sellers.Split('|'), language));

    [Fact]
    public void Without_a_seller_nobody_is_named() => Assert.Equal("x ", DisclosureRules.Render("x {{sellers}}", [], "en"));
}
