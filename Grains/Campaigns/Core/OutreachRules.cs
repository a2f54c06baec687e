using System.Text.RegularExpressions;
using LeadGrid.Intake;

namespace LeadGrid.Campaigns;

/// <summary>Checks in whose name, and by which number and address, a campaign wants to write to people.</summary>
internal static partial class OutreachRules
{
    private const int MaximumName = 100;
    private const int MaximumLine = 64;
    private const int MinimumAddress = 10;
    private const int MaximumAddress = 300;
    private static readonly decimal s_minimumRate = 0.1m;
    private static readonly decimal s_maximumRate = 1_000;

    public static void Check(OutreachSettings outreach, Findings findings)
    {
        CheckLine("outreach.seller", outreach.Seller, 1, MaximumName, findings);
        CheckLine("outreach.productLine", outreach.ProductLine, 1, MaximumLine, findings);
        CheckLine("outreach.mailFromName", outreach.MailFromName, 1, MaximumName, findings);
        CheckLine("outreach.postalAddress", outreach.PostalAddress, MinimumAddress, MaximumAddress, findings);
        CheckMailFrom(outreach.MailFrom, findings);
        if (outreach.TextNumber is { } number && !E164().IsMatch(number))
        {
            findings.Fault("outreach.textNumber", "Write the number as it is dialled from abroad: + and 8 to 15 digits, and nothing between them.");
        }

        if (outreach.DoubleOptIn && outreach.MailFrom is null)
        {
            findings.Fault("outreach.doubleOptIn", "Set outreach.mailFrom, too: the confirmation is asked for by e-mail.");
        }

        ReminderRules.Check(outreach.Reminders, findings);
        if (outreach.TextsPerSecond < s_minimumRate || outreach.TextsPerSecond > s_maximumRate)
        {
            findings.Fault("outreach.textsPerSecond", $"Use {s_minimumRate} to {s_maximumRate:N0} parts of texts a second.");
        }
    }

    // A line break in a name or an address would begin another header of an e-mail.
    private static void CheckLine(string field, string? text, int minimum, int maximum, Findings findings)
    {
        if (text is null)
        {
            return;
        }

        SettingsText.CheckLength(field, text, minimum, maximum, findings);
        if (text.Any(char.IsControl))
        {
            findings.Fault(field, "Write it on one line.");
        }
    }

    // Taken as it is or not at all: what would have to be repaired is for the administrator to see.
    private static void CheckMailFrom(string? address, Findings findings)
    {
        const string Field = "outreach.mailFrom";
        if (address is null)
        {
            return;
        }

        var own = new Findings();
        if (EmailRules.Read(Field, address, own) is null || own.Repairs.Length > 0)
        {
            findings.Fault(Field, "Write one e-mail address such as name@example.org, and nothing around it.");
        }
    }

    [GeneratedRegex(@"\A\+[1-9][0-9]{7,14}\z")]
    private static partial Regex E164();
}
