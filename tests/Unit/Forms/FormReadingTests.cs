using LeadGrid.Compliance;
using LeadGrid.Forms;
using LeadGrid.Intake;
using static LeadGrid.Unit.Forms.SomeForm;

namespace LeadGrid.Unit.Forms;

public sealed class FormReadingTests
{
    [Theory]
    [InlineData("firstName=Ada,email=a@b.org,attributes.bill=1", "", "")]
    [InlineData("email=a@b.org,attributes.bill=1", "", "firstName: Please answer this.")]
    [InlineData("firstName= ,email=a@b.org,attributes.bill=1", "", "firstName: Please answer this.")]
    [InlineData("firstName=Ada,email=a@b.org,attributes.bill=1", "Sms", "phone: You ticked a box for texts or calls: please enter the number for them, or untick it.")]
    [InlineData("firstName=Ada,attributes.bill=1", "Email", "email: Please answer this.")]
    [InlineData("firstName=Ada,phone=1,email=a@b.org,attributes.bill=1", "AiVoice", "")]
    public void What_is_missing_is_told_by_question(string answers, string ticked, string faults)
    {
        var post = Post with
        {
            Answers = [.. answers.Split(',').Select(answer => answer.Split('=')).Select(parts => new FormAnswer(parts[0], parts[1]))],
            Ticked = ticked.Length == 0 ? [] : [Enum.Parse<ContactChannel>(ticked)],
        };
        Assert.Equal(faults, string.Join("; ", FormReading.Check(post, Shown).Select(fault => $"{fault.Field}: {fault.Problem}")));
    }

    [Fact]
    public void An_address_is_needed_for_a_ticked_box_of_email_where_it_is_not_demanded()
    {
        var shown = Shown with { Questions = [.. Shown.Questions.Select(question => question with { Required = false })] };
        var post = Post with { Answers = [], Ticked = [ContactChannel.Email] };
        Assert.Equal(["You ticked the box for e-mail: please enter an address for it, or untick it."], FormReading.Check(post, shown).Select(fault => fault.Problem));
    }

    [Fact]
    public void A_lead_is_made_of_what_was_asked_and_nothing_else()
    {
        var lead = FormReading.Lead(Post with { Answers = [.. Post.Answers, new("attributes.pool", "yes"), new("cost", "3")] }, Shown, [ContactChannel.Sms]);
        Assert.Equal(("Ada", "(201) 555-0123", "ada@byron.org"), (lead.FirstName, lead.Phone, lead.Email));
        Assert.Equal([new PostedAttribute("bill", ScalarKind.Text, "120")], lead.Attributes);
        var consent = lead.Consent!;
        Assert.Equal(["sms"], consent.Channels);
        Assert.Equal(Content.Sellers, consent.Sellers);
        Assert.Equal(
            "I agree that Anchor Energy, Bluebird and Cactus may send me automated marketing texts at the number above. Consent is not a condition of any purchase.",
            consent.Text);
        Assert.Equal(("solar form 1 en", "web_form", "203.0.113.7", Post.FormUrl), (consent.DisclosureVersion, consent.Method, consent.Ip, consent.FormUrl));

        // The same page makes the same lead, whenever it is sent.
        Assert.Null(consent.At);
        Assert.Equal(["ai_voice", "email"], FormReading.Lead(Post, Shown, [ContactChannel.AiVoice, ContactChannel.Email]).Consent!.Channels);
        Assert.Null(FormReading.Lead(Post, Shown, []).Consent);
    }

    [Fact]
    public void Only_boxes_that_there_were_are_ticked() => Assert.Equal(
        [ContactChannel.Email],
        FormReading.Ticked(Post, Shown with { Disclosures = [.. Shown.Disclosures.Where(each => each.Channel != ContactChannel.Sms)] }));

    [Fact]
    public void What_intake_found_is_said_in_the_persons_words_beside_the_question()
    {
        FieldFault[] found = [new("phone", "a"), new("phone", "b"), new("attributes.roof", "c"), new("consent.text", "d")];
        Assert.Equal(
            [("phone", "Please enter a phone number with its area code, such as 212 555 0123."), ("attributes.roof", "Please look at this answer again: it cannot be right, or is not what is asked for here.")],
            FormReading.Explain(found, Shown).Select(fault => (fault.Field, fault.Problem)));
        Assert.Equal([("", "We cannot take this request as it is. Please check your answers.")], FormReading.Explain([new("consent", "x")], Shown).Select(fault => (fault.Field, fault.Problem)));
        Assert.Equal("Escriba un código postal de cinco cifras, por ejemplo 48116.", FormReading.Explain([new("address.zip", "x")], Shown with { Language = "es" })[0].Problem);
    }

    [Theory]
    [InlineData(IntakeOutcome.Accepted, true)]
    [InlineData(IntakeOutcome.Duplicate, false)]
    public void The_consent_says_everything_that_was_shown(IntakeOutcome outcome, bool isNew)
    {
        var lead = Guid.NewGuid();
        var answer = isNew ? new IntakeAnswer { Outcome = outcome, LeadId = lead } : new IntakeAnswer { Outcome = outcome, DuplicateOf = lead };
        var judged = LeadJudge.Judge(FormReading.Lead(Post, Shown, []), Campaign with { RequiredFields = [] }, "form", Now);
        Assert.Empty(judged.Faults);
        var signed = FormReading.Signed(Post, Shown, judged, answer, confirm: !isNew, By);
        Assert.Equal((Post.Id, true, "+12015550123", lead, isNew), (signed.Id, signed.OwnForm, signed.Phone, signed.Lead, signed.NewLead));
        Assert.Equal([true, false, false, true], signed.Texts.Select(text => text.Ticked));
        Assert.Equal(Shown.Disclosures.Select(each => each.Text), signed.Texts.Select(text => text.Text));
        Assert.Equal(("solar form 1 en", "en", Post.ShownAt, Post.Ip, Post.UserAgent), (signed.DisclosureVersion, signed.Language, signed.ShownAt, signed.Ip, signed.UserAgent));
        Assert.Equal(isNew, signed.Confirmation is null);
        Assert.Equal(signed.Confirmation, FormReading.Signed(Post, Shown, judged, answer, confirm: !isNew, By).Confirmation);
    }

    [Theory]
    [InlineData("en", "es", "en")]
    [InlineData("ES-mx,en", "en,es", "es")]
    [InlineData("fr", "es,en", "es")]
    [InlineData("", "en,es", "en")]
    public void The_readers_best_language_is_spoken(string wanted, string offered, string spoken) =>
        Assert.Equal(spoken, FormLanguages.Best(wanted.Split(','), offered == "es" ? ["en", "es"] : offered.Split(',')));
}
