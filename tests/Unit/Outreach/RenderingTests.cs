using LeadGrid.Compliance;
using LeadGrid.Outreach;
using Xunit;

namespace LeadGrid.Unit.Outreach;

public sealed class RenderingTests
{
    private static readonly MergeValues Anna = new(new Dictionary<string, string> { ["firstName"] = "Anna <b>", ["brokerName"] = "Bluebird" });
    private static readonly Letterhead Texts = new("", null);
    private static readonly Letterhead Mails = new("1 Main & Oak St", new Uri("https://example.com/u/abc?x=1&y=2"));

    [Theory]
    [InlineData("Call us?", "", "Anchor: Call us? Reply STOP to opt out.")]
    [InlineData("anchor here. Call us?", "Text STOP to end.", "anchor here. Call us? Text STOP to end.")]
    [InlineData("Call us? STOP ends it.", "", "Anchor: Call us? STOP ends it.")]
    [InlineData("Stop by at our shop.", "", "Anchor: Stop by at our shop. Reply STOP to opt out.")]
    public void A_marketing_text_names_its_sender_and_the_way_out(string text, string optOut, string expected) =>
        Assert.Equal(expected, Of(Drafts.Text.With(c => c with { Text = text, OptOut = optOut }), Texts).Text);

    [Fact]
    public void Other_texts_ask_for_nothing()
    {
        var reminder = Drafts.Text.With(c => c with { Purpose = ContactPurpose.Appointment, Sender = "", Text = " See you at 5. " });
        Assert.Equal("See you at 5.", Of(reminder, Texts).Text);
    }

    [Fact]
    public void The_sender_may_be_the_broker() =>
        Assert.StartsWith("Bluebird: ", Of(Drafts.Text.With(c => c with { Sender = "{{brokerName}}" }), Texts).Text, StringComparison.Ordinal);

    [Fact]
    public void A_marketing_e_mail_has_the_address_and_the_link_in_both_parts()
    {
        var mail = Of(Drafts.Mail, Mails);
        Assert.Equal("Your quote, Anna <b>", mail.Subject);
        Assert.Equal("Hello Anna <b>.\n\n-- \nAnchor\n1 Main & Oak St\nIf you want no more of these e-mails: https://example.com/u/abc?x=1&y=2", mail.Text);
        Assert.Equal(
            "<html><body><p>Hello Anna &lt;b&gt;.</p><hr><p>Anchor<br>1 Main &amp; Oak St<br>If you want no more of these e-mails: "
            + "<a href=\"https://example.com/u/abc?x=1&amp;y=2\">Unsubscribe</a></p></body></html>",
            mail.Html);
        Assert.Equal(("Anchor", nameof(RenderedMessage)), (mail.Sender, mail.ToString()));
    }

    [Fact]
    public void The_booking_link_can_be_followed_in_HTML()
    {
        var values = new MergeValues(new Dictionary<string, string> { ["booking.link"] = "https://leads.example.com/b/a&b" });
        var mail = Rendering.Of(ContactChannel.Email, Drafts.Mail.With(c => c with { Purpose = ContactPurpose.Appointment, Subject = "x", Text = "{{booking.link}}", Html = "<p>{{booking.link}}</p>" }).Content, values, Mails);
        Assert.StartsWith("https://leads.example.com/b/a&b", mail.Text, StringComparison.Ordinal);
        Assert.Contains("<p><a href=\"https://leads.example.com/b/a&amp;b\">https://leads.example.com/b/a&amp;b</a></p>", mail.Html, StringComparison.Ordinal);
    }

    [Fact]
    public void Own_words_lead_to_the_link_and_the_foot_ends_a_fragment()
    {
        var mail = Of(Drafts.Mail.With(c => c with { Html = "<p>x</p>", OptOut = "Enough & out?" }), Mails);
        Assert.Contains("Enough & out? https://", mail.Text, StringComparison.Ordinal);
        Assert.StartsWith("<p>x</p><hr>", mail.Html, StringComparison.Ordinal);
        Assert.Contains("Enough &amp; out? <a", mail.Html, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_link_there_is_the_address_alone()
    {
        var mail = Of(Drafts.Mail, Mails with { Unsubscribe = null });
        Assert.EndsWith("Anchor\n1 Main & Oak St", mail.Text, StringComparison.Ordinal);
        Assert.EndsWith("Anchor<br>1 Main &amp; Oak St</p></body></html>", mail.Html, StringComparison.Ordinal);
    }

    [Fact]
    public void An_appointments_e_mail_is_signed_at_most()
    {
        var plain = Drafts.Mail.With(c => c with { Purpose = ContactPurpose.Appointment, Sender = "", Html = "<p>x</p>" });
        Assert.Equal(("Hello Anna <b>.", "<p>x</p>"), (Of(plain, Mails).Text, Of(plain, Mails).Html));
        Assert.Null(Of(plain.With(c => c with { Html = null }), Mails).Html);
        Assert.EndsWith("\n\n-- \nAnchor", Of(plain.With(c => c with { Sender = "Anchor" }), Mails).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_missing_anywhere_is_named_once() => Assert.Equal(
        ["city", "state"],
        Of(Drafts.Mail.With(c => c with { Subject = "{{city}}", Text = "{{state}}{{city}}", Html = "{{state}}" }), Mails).Missing);

    private static RenderedMessage Of(TemplateDraft draft, Letterhead head) => Rendering.Of(draft.Channel, draft.Content, Anna, head);
}
