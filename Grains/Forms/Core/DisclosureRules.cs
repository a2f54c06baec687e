using System.Text.RegularExpressions;
using LeadGrid.Compliance;
using LeadGrid.Contacts;
using LeadGrid.Intake;

namespace LeadGrid.Forms;

/// <summary>
/// Whether ticking a box under this text is the consent that the law asks for. A text that lacks a part is refused with the
/// sentence that is missing, since a record with a missing part is no consent (47 CFR 64.1200(f)(9)).
/// </summary>
internal static partial class DisclosureRules
{
    /// <summary>Where the named sellers stand in a text.</summary>
    public const string Sellers = "{{sellers}}";

    private const int MinimumLength = 20;
    private const int MaximumLength = 2_000;

    public static void Check(string path, FormDisclosure disclosure, string language, Findings findings)
    {
        var (channel, text, words) = (disclosure.Channel, disclosure.Text, FormWords.Of(language));
        if (text.Trim().Length < MinimumLength || text.Length > MaximumLength)
        {
            findings.Fault(path, $"Write {MinimumLength} to {MaximumLength:N0} characters, such as: {words.Disclosure(channel)}");
            return;
        }

        if (!text.Contains(Sellers, StringComparison.Ordinal))
        {
            findings.Fault(path, $"Name who is agreed to, by {Sellers}, such as: {words.Agree[channel]}");
        }
        else if (text.Replace(Sellers, "", StringComparison.Ordinal).Contains("{{", StringComparison.Ordinal))
        {
            findings.Fault(path, $"The only place that a disclosure has is {Sellers}.");
        }

        if (!SaysWhat(channel, text))
        {
            findings.Fault(path, $"Say what is agreed to, such as: {words.Agree[channel]}");
        }

        if (channel != ContactChannel.Email && !DisclosureWords.IsNoCondition(text))
        {
            findings.Fault(path, $"Say that it is no condition, such as: {words.NoCondition}");
        }
    }

    /// <summary>The text as it is shown.</summary>
    public static string Render(string text, string[] sellers, string language) =>
        text.Replace(Sellers, Joined(sellers, language == FormLanguages.Spanish ? " y " : " and "), StringComparison.Ordinal);

    private static string Joined(string[] sellers, string and) =>
        sellers.Length < 2 ? string.Concat(sellers) : string.Join(", ", sellers[..^1]) + and + sellers[^1];

    // One box, one channel: what speaks of calls is no consent to texts.
    private static bool SaysWhat(ContactChannel channel, string text) => channel switch
    {
        ContactChannel.Email => Agrees().IsMatch(text) && Mails().IsMatch(text),
        ContactChannel.Sms => DisclosureWords.AuthorisesCalls(text) && Texts().IsMatch(text),
        ContactChannel.AiVoice => DisclosureWords.AuthorisesCalls(text) && Calls().IsMatch(text) && Artificial().IsMatch(text),
        _ => DisclosureWords.AuthorisesCalls(text) && Calls().IsMatch(text),
    };

    [GeneratedRegex(@"\b(agree|consent|authori[sz]e|permit|allow|acepto|autorizo|consiento)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex Agrees();

    [GeneratedRegex(@"\b(e-?mail|correo)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex Mails();

    [GeneratedRegex(@"\b(text|sms|mensaje)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex Texts();

    [GeneratedRegex(@"\b(call|phone|telephone|llam|tel[eé]fon)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex Calls();

    [GeneratedRegex(@"\b(artificial|pre-?recorded|pregrabad)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex Artificial();
}
