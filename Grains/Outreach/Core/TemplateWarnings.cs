using LeadGrid.Compliance;

namespace LeadGrid.Outreach;

/// <summary>What is allowed and seldom meant: said beside a preview.</summary>
internal static class TemplateWarnings
{
    // Above it, carriers drop parts more often than they deliver the whole, and each part is paid for.
    private const int ManySegments = 3;

    public static IEnumerable<string> Of(ContactChannel channel, TemplateContent content, RenderedMessage message, string postalAddress)
    {
        var fields = WithoutFallback(content);
        if (fields.Length > 0)
        {
            yield return $"People of whom this is not known get no such message: {string.Join(", ", fields)}. Give a fallback, as in {{{{firstName|there}}}}.";
        }

        if (channel == ContactChannel.Sms)
        {
            foreach (var warning in OfText(message.Text))
            {
                yield return warning;
            }
        }
        else if (content.Purpose == ContactPurpose.Marketing && string.IsNullOrWhiteSpace(postalAddress))
        {
            yield return NoAddress;
        }
    }

    public const string NoAddress = "Marketing e-mail must carry a postal address, and none is set: set Templates:PostalAddress.";

    private static IEnumerable<string> OfText(string text)
    {
        var hosts = Shorteners.In(text);
        if (hosts.Length > 0)
        {
            yield return $"Carriers filter texts with shortened links ({string.Join(", ", hosts)}): link to an address of your own.";
        }

        var segments = TextSegments.Of(text);
        if (segments.Costly.Length > 0)
        {
            yield return $"These characters make the whole text more expensive: {string.Join(' ', segments.Costly.Select(Shown))}";
        }

        if (segments.Segments > ManySegments)
        {
            yield return $"It takes {segments.Segments} segments: say it in {ManySegments} or fewer.";
        }
    }

    private static string[] WithoutFallback(TemplateContent content) =>
    [
        .. new[] { content.Sender, content.Subject, content.Text, content.Html ?? "", content.OptOut }
            .SelectMany(text => TemplateText.Parse(text).Fields)
            .Where(part => part.Words is null)
            .Select(part => part.Field!)
            .Distinct(),
    ];

    // A blank of another kind looks like a blank.
    private static string Shown(string character) =>
        string.IsNullOrWhiteSpace(character) || char.IsControl(character[0]) || char.GetUnicodeCategory(character[0]) == System.Globalization.UnicodeCategory.Format
            ? $"U+{char.ConvertToUtf32(character, 0):X4}"
            : character;
}
