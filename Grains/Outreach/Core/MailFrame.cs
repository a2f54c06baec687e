using System.Net;

namespace LeadGrid.Outreach;

/// <summary>What the law asks of a marketing e-mail beside its words: who writes, from where, and a way out (CAN-SPAM).</summary>
internal static class MailFrame
{
    public const string OptOut = "If you want no more of these e-mails:";
    private const string EndOfBody = "</body>";

    public static string Plain(string text, string sender, string optOut, bool marketing, Letterhead head)
    {
        var lines = new List<string>();
        if (sender.Length > 0)
        {
            lines.Add(sender);
        }

        if (marketing)
        {
            lines.Add(head.PostalAddress);
            if (head.Unsubscribe is { } link)
            {
                lines.Add($"{Words(optOut)} {link.AbsoluteUri}");
            }
        }

        // RFC 3676, 4.3: two hyphens and a blank begin what is signature and not letter.
        return lines.Count == 0 ? text : $"{text}\n\n-- \n{string.Join('\n', lines)}";
    }

    public static string Html(string html, string sender, string optOut, bool marketing, Letterhead head)
    {
        var lines = new List<string>();
        if (sender.Length > 0)
        {
            lines.Add(WebUtility.HtmlEncode(sender));
        }

        if (marketing)
        {
            lines.Add(WebUtility.HtmlEncode(head.PostalAddress));
            if (head.Unsubscribe is { } link)
            {
                lines.Add($"{WebUtility.HtmlEncode(Words(optOut))} <a href=\"{WebUtility.HtmlEncode(link.AbsoluteUri)}\">Unsubscribe</a>");
            }
        }

        if (lines.Count == 0)
        {
            return html;
        }

        return AtEnd(html, $"<hr><p>{string.Join("<br>", lines)}</p>");
    }

    /// <summary>Adds something as the last of what is shown.</summary>
    public static string AtEnd(string html, string foot)
    {
        var end = html.LastIndexOf(EndOfBody, StringComparison.OrdinalIgnoreCase);
        return end < 0 ? html + foot : html.Insert(end, foot);
    }

    private static string Words(string optOut) => optOut.Length > 0 ? optOut : OptOut;
}
