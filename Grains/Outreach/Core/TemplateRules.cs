using System.Text.RegularExpressions;
using LeadGrid.Campaigns;
using LeadGrid.Compliance;
using LeadGrid.Intake;

namespace LeadGrid.Outreach;

/// <summary>Checks a template's words before they are taken.</summary>
internal static partial class TemplateRules
{
    // Twilio refuses a longer body (error 21617); an e-mail's parts are bounded so that a stored template is.
    private const int MaximumText = 1_600;
    private const int MaximumMail = 100_000;

    // Longer subjects are cut by every mail program.
    private const int MaximumSubject = 200;
    private const int MaximumLine = 200;

    /// <returns>Every fault at once; none when it can be saved.</returns>
    public static FieldFault[] Check(string id, TemplateDraft draft)
    {
        var findings = new Findings();
        var content = draft.Content;
        SettingsText.CheckKey("id", id, findings);
        SettingsText.CheckLength("content.name", content.Name, 1, 100, findings);
        CheckLine("content.sender", content.Sender, required: content.Purpose == ContactPurpose.Marketing, findings);
        CheckLine("content.optOut", content.OptOut, required: false, findings);
        if (content.Purpose is not (ContactPurpose.Marketing or ContactPurpose.Appointment or ContactPurpose.Legal))
        {
            // The others have no template: a person writes the one, and LeadGrid's own words are the other.
            findings.Fault("content.purpose", "Use marketing, appointment or legal.");
        }

        if (draft.Channel == ContactChannel.Sms)
        {
            CheckText(content, findings);
        }
        else if (draft.Channel == ContactChannel.Email)
        {
            CheckMail(content, findings);
        }
        else
        {
            findings.Fault("channel", "Use sms or email.");
        }

        return findings.Faults;
    }

    private static void CheckText(TemplateContent content, Findings findings)
    {
        SettingsText.CheckLength("content.text", content.Text, 1, MaximumText, findings);
        CheckFields("content.text", content.Text, findings);
        if (content.Subject.Length > 0)
        {
            findings.Fault("content.subject", "A text has no subject: leave it empty.");
        }

        if (content.Html is not null)
        {
            findings.Fault("content.html", "A text has no HTML: leave it out.");
        }

        if (content.OptOut.Length > 0 && !TextFrame.SaysHowToStop(content.OptOut))
        {
            findings.Fault("content.optOut", $"Name the keyword STOP in capitals, such as: {TextFrame.OptOut}");
        }
    }

    private static void CheckMail(TemplateContent content, Findings findings)
    {
        SettingsText.CheckLength("content.text", content.Text, 1, MaximumMail, findings);
        CheckFields("content.text", content.Text, findings);
        CheckLine("content.subject", content.Subject, required: true, findings);
        if (content.Html is not { } html)
        {
            return;
        }

        SettingsText.CheckLength("content.html", html, 1, MaximumMail, findings);
        CheckFields("content.html", html, findings);
        if (FieldInTag().IsMatch(html))
        {
            // There encoding is not enough: a value in an address or a style could do more than stand there.
            findings.Fault("content.html", "Put merge fields between tags and not inside of one.");
        }

        if (Active().IsMatch(html))
        {
            findings.Fault("content.html", "Leave scripts, forms and frames out: mail programs drop them, or the whole e-mail.");
        }
    }

    private static void CheckLine(string field, string line, bool required, Findings findings)
    {
        SettingsText.CheckLength(field, line, required ? 1 : 0, field == "content.subject" ? MaximumSubject : MaximumLine, findings);
        if (line.Any(char.IsControl))
        {
            findings.Fault(field, "Write one line.");
        }

        CheckFields(field, line, findings);
    }

    private static void CheckFields(string field, string text, Findings findings)
    {
        foreach (var problem in TemplateText.Parse(text).Problems)
        {
            findings.Fault(field, problem);
        }
    }

    [GeneratedRegex(@"<[a-z!/][^>]*\{\{", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex FieldInTag();

    [GeneratedRegex(@"<\s*(?:script|form|iframe|object|embed)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Active();
}
