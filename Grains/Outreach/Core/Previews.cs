using LeadGrid.Compliance;

namespace LeadGrid.Outreach;

/// <summary>Makes a preview of a rendered message.</summary>
internal static class Previews
{
    /// <summary>Stands for the link that each e-mail has of its own.</summary>
    private static readonly Uri Link = new("https://example.com/u/this-persons-own-link");

    public static TemplatePreview Of(ContactChannel channel, TemplateContent content, MergeValues values, TemplateOptions options)
    {
        var head = new Letterhead(options.PostalAddress, content.Purpose == ContactPurpose.Marketing ? Link : null);
        var message = Rendering.Of(channel, content, values, head);
        var text = channel == ContactChannel.Sms;
        return new TemplatePreview
        {
            Subject = text ? null : message.Subject,
            Text = message.Text,
            Html = message.Html,
            Length = text ? LengthOf(message.Text, options) : null,
            Plainer = text ? Plainer(message.Text, options) : null,
            Missing = message.Missing,
            Warnings = [.. TemplateWarnings.Of(channel, content, message, options.PostalAddress)],
        };
    }

    private static TextLength LengthOf(string text, TemplateOptions options)
    {
        var segments = TextSegments.Of(text);
        return new(segments.Alphabet, segments.Units, segments.Segments, new Money(segments.Segments * options.SegmentPrice, options.Currency));
    }

    private static PlainerText? Plainer(string text, TemplateOptions options)
    {
        var plain = PlainPunctuation.Of(text);
        var length = LengthOf(plain, options);
        return length.Segments < TextSegments.Of(text).Segments ? new(plain, length) : null;
    }
}
