using LeadGrid.Compliance;
using LeadGrid.Outreach;
using Xunit;

namespace LeadGrid.Unit.Outreach;

public sealed class TemplateRulesTests
{
    [Fact]
    public void Sound_drafts_have_no_faults()
    {
        Assert.Empty(TemplateRules.Check("first-text", Drafts.Text));
        Assert.Empty(TemplateRules.Check("first-mail", Drafts.Mail));
        Assert.Empty(TemplateRules.Check("plain", Drafts.Mail.With(c => c with { Html = null, OptOut = "Enough?" })));
        Assert.Empty(TemplateRules.Check("reminder", Drafts.Text.With(c => c with { Purpose = ContactPurpose.Appointment, Sender = "" })));
        Assert.Empty(TemplateRules.Check("notice", Drafts.Text.With(c => c with { Purpose = ContactPurpose.Legal, OptOut = "Text STOP to end." })));
    }

    [Fact]
    public void A_message_goes_by_text_or_by_e_mail()
    {
        Faulty(Drafts.Text with { Channel = ContactChannel.Voice }, "channel");
        Assert.Equal("id", Assert.Single(TemplateRules.Check("Not A Code", Drafts.Text)).Field);
    }

    [Theory]
    [InlineData(ContactPurpose.Reply)]
    [InlineData(ContactPurpose.OptOutConfirmation)]
    public void What_a_person_writes_and_what_LeadGrid_words_itself_has_no_template(ContactPurpose purpose) =>
        Faulty(Drafts.Text.With(c => c with { Purpose = purpose }), "content.purpose");

    [Fact]
    public void Marketing_names_its_sender()
    {
        Faulty(Drafts.Text.With(c => c with { Sender = " " }), "content.sender");
        Faulty(Drafts.Mail.With(c => c with { Sender = "" }), "content.sender");
    }

    [Fact]
    public void A_text_is_only_text()
    {
        Faulty(Drafts.Text.With(c => c with { Subject = "Hello" }), "content.subject");
        Faulty(Drafts.Text.With(c => c with { Html = "<p>" }), "content.html");
        Faulty(Drafts.Text.With(c => c with { Text = "" }), "content.text");
        Faulty(Drafts.Text.With(c => c with { Text = new string('a', 1_601) }), "content.text");
        Faulty(Drafts.Text.With(c => c with { OptOut = "Say stop" }), "content.optOut");
        Faulty(Drafts.Text.With(c => c with { Text = "{{nobody}}" }), "content.text");
    }

    [Fact]
    public void An_e_mail_has_a_subject_on_one_line_and_a_plain_part()
    {
        Faulty(Drafts.Mail.With(c => c with { Subject = "" }), "content.subject");
        Faulty(Drafts.Mail.With(c => c with { Subject = "a\nBcc: x@example.com" }), "content.subject");
        Faulty(Drafts.Mail.With(c => c with { Subject = new string('a', 201) }), "content.subject");
        Faulty(Drafts.Mail.With(c => c with { Sender = new string('a', 201) }), "content.sender");
        Faulty(Drafts.Mail.With(c => c with { Text = " " }), "content.text");
        Faulty(Drafts.Mail.With(c => c with { Html = "" }), "content.html");
    }

    [Theory]
    [InlineData("<a href=\"https://example.com/{{city}}\">x</a>")]
    [InlineData("<!-- {{city}} -->")]
    [InlineData("<p style='{{city|x}}'>x</p>")]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("< IFRAME src=x>")]
    public void Values_stand_between_tags_and_nothing_runs(string html) => Faulty(Drafts.Mail.With(c => c with { Html = html }), "content.html");

    [Fact]
    public void A_comparison_is_no_tag() => Assert.Empty(TemplateRules.Check("x", Drafts.Mail.With(c => c with { Html = "<p>1 < 2 {{city|x}}</p>" })));

    private static void Faulty(TemplateDraft draft, string field) =>
        Assert.Equal(field, Assert.Single(TemplateRules.Check("some-id", draft)).Field);
}
