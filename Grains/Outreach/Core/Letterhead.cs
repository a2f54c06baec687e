using LeadGrid.Compliance;

namespace LeadGrid.Outreach;

/// <summary>What every message of the operator's carries besides its words.</summary>
/// <param name="PostalAddress">On one line.</param>
/// <param name="Unsubscribe">Of this one e-mail; null with texts, and with what is no marketing.</param>
internal sealed record Letterhead(string PostalAddress, Uri? Unsubscribe);

/// <summary>A message as it leaves.</summary>
/// <param name="Sender">Who writes, merged.</param>
/// <param name="Missing">Fields without value and fallback: as long as there is one, it may not leave.</param>
internal sealed record RenderedMessage(string Sender, string Subject, string Text, string? Html, string[] Missing)
{
    public override string ToString() => nameof(RenderedMessage);
}

/// <summary>Puts a version of a template, a person and the letterhead together.</summary>
internal static class Rendering
{
    public static RenderedMessage Of(ContactChannel channel, TemplateContent content, MergeValues values, Letterhead head)
    {
        var missing = new SortedSet<string>(StringComparer.Ordinal);
        var sender = Merge(content.Sender);
        var text = Merge(content.Text).Trim();
        var optOut = Merge(content.OptOut);
        var marketing = content.Purpose == ContactPurpose.Marketing;
        return channel == ContactChannel.Sms
            ? new(sender, "", TextFrame.Of(text, sender, optOut, marketing), null, [.. missing])
            : new(
                sender,
                Merge(content.Subject).Trim(),
                MailFrame.Plain(text, sender, optOut, marketing, head),
                content.Html is { } html
                    ? MailFrame.Html(TemplateText.Parse(html).Render(values, missing, InHtml), sender, optOut, marketing, head)
                    : null,
                [.. missing]);

        string Merge(string template) => TemplateText.Parse(template).Render(values, missing);

        // Merge fields cannot stand in a tag: the one that is an address brings its own.
        string InHtml(string value) => System.Net.WebUtility.HtmlEncode(value) is var encoded && value == values.Of(MergeFields.BookingLink)
            ? $"<a href=\"{encoded}\">{encoded}</a>"
            : encoded;
    }
}
