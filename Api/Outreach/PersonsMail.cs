using System.Security.Cryptography;
using System.Text;
using MimeKit;
using MimeKit.Text;

namespace LeadGrid.Outreach;

/// <summary>Reads what a person answers by e-mail.</summary>
internal static class PersonsMail
{
    /// <returns>Null: a machine wrote it (RFC 3834), or nobody is named as its author.</returns>
    public static InboundMail? Read(MimeMessage message)
    {
        if (IsOfAMachine(message) || message.From.Mailboxes.FirstOrDefault()?.Address is not { Length: > 0 } from)
        {
            return null;
        }

        var words = $"{OwnSubject(message)}\n{Body(message)}".Trim();
        return new InboundMail(
            Id(message, words), from, Answered(message), words.Length <= InboundMail.MaximumLength ? words : words[..InboundMail.MaximumLength]);
    }

    private static bool IsOfAMachine(MimeMessage message) =>
        message.Headers["Auto-Submitted"] is { } submitted && !submitted.Trim().Equals("no", StringComparison.OrdinalIgnoreCase)
        || message.Headers["Precedence"]?.Trim().ToLowerInvariant() is "bulk" or "junk" or "list" or "auto_reply"
        || message.Headers.Contains("X-Autoreply");

    private static Guid? Answered(MimeMessage message) =>
        new[] { message.InReplyTo }.Concat(message.References.Reverse()).Select(MessageIds.Read).FirstOrDefault(id => id is not null);

    // A subject that answers ours is ours.
    private static string OwnSubject(MimeMessage message) =>
        message.Subject is { } subject && message.InReplyTo is null && !subject.StartsWith("re:", StringComparison.OrdinalIgnoreCase) ? subject : "";

    private static string Body(MimeMessage message) => message.TextBody ?? (message.HtmlBody is { } html ? Plain(html) : "");

    private static string Plain(string html)
    {
        var (text, unseen) = (new StringBuilder(), false);
        var tokens = new HtmlTokenizer(new StringReader(html)) { DecodeCharacterReferences = true };
        while (tokens.ReadNextToken(out var token))
        {
            switch (token)
            {
                // Quoted by the mail program: our own words.
                case HtmlTagToken { Id: HtmlTagId.BlockQuote, IsEndTag: false }:
                    return text.ToString();
                case HtmlTagToken { Id: HtmlTagId.Br or HtmlTagId.P or HtmlTagId.Div or HtmlTagId.TR or HtmlTagId.LI }:
                    text.Append('\n');
                    break;
                case HtmlTagToken { Id: HtmlTagId.Style or HtmlTagId.Script or HtmlTagId.Head or HtmlTagId.Title } tag:
                    unseen = !tag.IsEndTag && !tag.IsEmptyElement;
                    break;
                case HtmlDataToken { Kind: HtmlTokenKind.Data } data when !unseen:
                    text.Append(data.Data);
                    break;
            }
        }

        return text.ToString();
    }

    // By its hash: it is stored in the clear, and the name of somebody's computer may stand in it. Some mails have none: then the
    // same words again are the same mail.
    private static string Id(MimeMessage message, string words) => Convert.ToHexStringLower(SHA256.HashData(
        Encoding.UTF8.GetBytes(message.MessageId is { Length: > 0 } id ? id : $"{message.From} {message.Date:O} {words}")));
}
