using System.Globalization;

namespace LeadGrid.Mailings;

/// <summary>
/// When a mailing does harm and pauses. Google's e-mail sender guidelines want reports of spam under 0.10 %, and never at 0.30 % or
/// more; a twentieth of returned mail tells of a list that nobody keeps.
/// </summary>
internal static class MailingHealth
{
    private static readonly decimal s_complaints = 0.003m;
    private static readonly decimal s_bounces = 0.05m;

    /// <summary>Fewer than these may be chance.</summary>
    private const int FewestComplaints = 3;
    private const int FewestBounces = 20;

    /// <param name="since">As it stood when somebody last resumed it knowing them; null: nobody did.</param>
    /// <returns>Why it pauses; null: it goes on.</returns>
    public static string? Hold(MailingHarm harm, MailingHarm? since)
    {
        var before = since ?? new MailingHarm(0, 0, 0);
        var (sent, bounced, complained) = (harm.Sent - before.Sent, harm.Bounced - before.Bounced, harm.Complained - before.Complained);
        var delivered = sent - bounced;
        if (complained >= FewestComplaints && complained >= s_complaints * delivered)
        {
            return string.Create(
                CultureInfo.InvariantCulture,
                $"{complained} of {delivered} people called it spam: mailbox providers block senders at {100 * s_complaints:0.0} %. Look at whom it goes to and what it says before you resume it.");
        }

        return bounced >= FewestBounces && bounced >= s_bounces * sent
            ? string.Create(
                CultureInfo.InvariantCulture, $"{bounced} of {sent} e-mails came back: check the addresses, or the mail server, before you resume it.")
            : null;
    }
}

/// <summary>What a mailing is judged by, in people.</summary>
/// <param name="Sent">Handed to the mail server.</param>
/// <param name="Bounced">Of those: it came back.</param>
/// <param name="Complained">Of those: the person called it spam.</param>
[GenerateSerializer, Immutable, Alias("mailing-harm")]
internal sealed record MailingHarm(
    [property: Id(0)] int Sent,
    [property: Id(1)] int Bounced,
    [property: Id(2)] int Complained);
