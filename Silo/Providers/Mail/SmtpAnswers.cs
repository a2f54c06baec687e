using System.Globalization;
using System.Text.RegularExpressions;
using LeadGrid.Outreach;
using MailKit.Net.Smtp;

namespace LeadGrid.Providers.Mail;

/// <summary>What a server's refusal means. Its words are not repeated: they name the recipient.</summary>
internal static partial class SmtpAnswers
{
    private const int Permanent = 500;

    // Grey lists let in who comes back after 1 to 15 minutes; full mailboxes and busy servers are no faster.
    private static readonly TimeSpan Later = TimeSpan.FromMinutes(5);

    /// <summary>A reply of 4xx or 5xx: in either case the message was not taken.</summary>
    public static SendOutcome Of(SmtpCommandException refusal)
    {
        var status = ((int)refusal.StatusCode).ToString(CultureInfo.InvariantCulture);
        var enhanced = Enhanced().Match(refusal.Message);
        var code = enhanced.Success ? enhanced.Value : status;
        var reason = $"The mail server answered {status} {Place(refusal.ErrorCode)}.";
        return (int)refusal.StatusCode >= Permanent
            ? new SendOutcome.Refused(code, reason)
            : new SendOutcome.NotSent($"{reason} Code {code}.", Later);
    }

    private static string Place(SmtpErrorCode code) => code switch
    {
        SmtpErrorCode.SenderNotAccepted => "to the sender",
        SmtpErrorCode.RecipientNotAccepted => "to the recipient",
        SmtpErrorCode.MessageNotAccepted => "to the message",
        _ => "to a command",
    };

    // RFC 3463, at the reply's beginning.
    [GeneratedRegex(@"\A[245]\.\d{1,3}\.\d{1,3}\b", RegexOptions.CultureInvariant)]
    private static partial Regex Enhanced();
}
