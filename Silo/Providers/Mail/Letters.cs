using System.Diagnostics.CodeAnalysis;
using LeadGrid.Outreach;
using MimeKit;
using MimeKit.Utils;

namespace LeadGrid.Providers.Mail;

/// <summary>Writes an e-mail as MIME has it.</summary>
internal static class Letters
{
    /// <returns>False where an address is none.</returns>
    public static bool TryWrite(OutgoingMail mail, DateTimeOffset now, [NotNullWhen(true)] out MimeMessage? message)
    {
        message = null;
        if (!TryAddress(mail.From, out var from) || !TryAddress(mail.To, out var to))
        {
            return false;
        }

        from.Name = Line(mail.FromName);
        message = new MimeMessage
        {
            Date = now,
            MessageId = $"{mail.MessageId:N}@{from.Domain}",
            Subject = Line(mail.Subject),
        };
        message.From.Add(from);
        message.To.Add(to);
        if (mail.Unsubscribe is { } link)
        {
            message.Headers.Add(HeaderId.ListUnsubscribe, $"<{link.AbsoluteUri}>");
            message.Headers.Add(HeaderId.ListUnsubscribePost, "List-Unsubscribe=One-Click");
        }

        if (mail.InReplyTo is { } before)
        {
            message.InReplyTo = MimeUtils.EnumerateReferences(before).FirstOrDefault();
            message.References.AddRange(MimeUtils.EnumerateReferences(before));
        }
        else
        {
            // RFC 3834: nobody's absence notice is to answer what no person wrote.
            message.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        }

        message.Body = Body(mail);
        return true;
    }

    private static MimeEntity Body(OutgoingMail mail)
    {
        var plain = new TextPart("plain") { Text = mail.Text };
        if (mail.Html is null)
        {
            return plain;
        }

        // The richest last (RFC 2046, 5.1.4).
        return new MultipartAlternative(plain, new TextPart("html") { Text = mail.Html });
    }

    private static bool TryAddress(string text, [NotNullWhen(true)] out MailboxAddress? address) =>
        MailboxAddress.TryParse(text, out address) && address.Domain.Length > 0 && string.Equals(address.Address, text, StringComparison.Ordinal);

    // A value from a lead stands in it: what is a header of its own after a line break must not come of that.
    private static string Line(string text) => string.Concat(text.Select(each => char.IsControl(each) ? ' ' : each)).Trim();
}
