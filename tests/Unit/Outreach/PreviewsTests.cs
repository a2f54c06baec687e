using LeadGrid.Compliance;
using LeadGrid.Outreach;
using Xunit;

namespace LeadGrid.Unit.Outreach;

public sealed class PreviewsTests
{
    private static readonly TemplateOptions Options = new() { PostalAddress = "1 Main St", SegmentPrice = 0.01m };

    [Fact]
    public void A_text_says_how_long_it_is_and_what_it_costs()
    {
        var preview = Of(Drafts.Text);
        Assert.Equal("Anchor: Hi Josephine, when may we call? Reply STOP to opt out.", preview.Text);
        Assert.Equal(new TextLength(TextAlphabet.Gsm7, preview.Text.Length, 1, new Money(0.01m, "USD")), preview.Length);
        Assert.Null(preview.Subject);
        Assert.Null(preview.Plainer);
        Assert.Empty(preview.Warnings);
        Assert.Empty(preview.Missing);
    }

    [Fact]
    public void Punctuation_that_costs_a_segment_is_named_with_its_remedy()
    {
        var preview = Of(Drafts.Text.With(c => c with { Text = "It’s time\u00A0to talk about the offer that you asked us for, isn’t it?" }));
        Assert.Equal(2, preview.Length!.Segments);
        Assert.Equal(1, preview.Plainer!.Length.Segments);
        Assert.Contains("It's time to", preview.Plainer.Text, StringComparison.Ordinal);
        Assert.Equal("These characters make the whole text more expensive: ’ U+00A0", Assert.Single(preview.Warnings));
    }

    [Theory]
    [InlineData("a\u200Bb", "U+200B")]
    [InlineData("a\u0007b", "U+0007")]
    [InlineData("a😀b", "😀")]
    public void What_cannot_be_seen_is_named_by_its_number(string text, string shown) =>
        Assert.EndsWith($": {shown}", Assert.Single(Of(Drafts.Text.With(c => c with { Text = text })).Warnings), StringComparison.Ordinal);

    [Fact]
    public void Long_texts_short_links_and_fields_without_fallback_are_warned_of()
    {
        var preview = Of(Drafts.Text.With(c => c with { Text = "{{city}} {{city}} bit.ly/x " + new string('a', 500) }));
        Assert.Collection(
            preview.Warnings,
            warning => Assert.Contains("is not known get no such message: city.", warning, StringComparison.Ordinal),
            warning => Assert.Contains("(bit.ly)", warning, StringComparison.Ordinal),
            warning => Assert.StartsWith("It takes 4 segments", warning, StringComparison.Ordinal));
    }

    [Fact]
    public void An_e_mail_has_a_subject_and_no_length()
    {
        var preview = Of(Drafts.Mail);
        Assert.Equal("Your quote, Josephine", preview.Subject);
        Assert.Contains("https://example.com/u/", preview.Text, StringComparison.Ordinal);
        Assert.Contains("Josephine", preview.Html, StringComparison.Ordinal);
        Assert.Null(preview.Length);
        Assert.Null(preview.Plainer);
        Assert.Empty(preview.Warnings);
    }

    [Fact]
    public void A_marketing_e_mail_without_postal_address_is_warned_of()
    {
        var none = new TemplateOptions();
        Assert.Equal([TemplateWarnings.NoAddress], Previews.Of(ContactChannel.Email, Drafts.Mail.Content, MergeFields.Sample, none).Warnings);
        var notice = Drafts.Mail.With(c => c with { Purpose = ContactPurpose.Legal, Html = null });
        var preview = Previews.Of(ContactChannel.Email, notice.Content, MergeFields.Sample, none);
        Assert.Empty(preview.Warnings);
        Assert.DoesNotContain("https://", preview.Text, StringComparison.Ordinal);
    }

    private static TemplatePreview Of(TemplateDraft draft) => Previews.Of(draft.Channel, draft.Content, MergeFields.Sample, Options);
}
