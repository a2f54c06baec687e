using System.Text.RegularExpressions;

namespace LeadGrid.Contacts;

/// <summary>What the text of a consent says: it has to say it itself, whoever showed it.</summary>
internal static partial class DisclosureWords
{
    /// <summary>
    /// It authorises such calls or texts (47 CFR 64.1200(f)(9)(i)(A)): to be "called", "texted" or "contacted by phone" is agreed to, not
    /// merely mentioned.
    /// </summary>
    public static bool AuthorisesCalls(string text) => Authorises().IsMatch(text);

    /// <summary>It is no condition of purchasing property, goods or services ((f)(9)(i)(B)).</summary>
    public static bool IsNoCondition(string text) => NoCondition().IsMatch(text);

    [GeneratedRegex(
        @"\b(agree|consent|authori[sz]e|permit|allow|acepto|autorizo|consiento)\w*\b.{0,200}?\b(call|text|sms|phone|autodial|automat|artificial|prerecorded|pre-recorded|llam|mensaje)",
        RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex Authorises();

    [GeneratedRegex(
        @"\b(not|isn.t|no|without|never)\b.{0,60}?\b(condition|require[d]?|requirement|necessary|obligat\w*|condici\w*|requisito)\b.{0,80}?\b(purchas|buy|compra|goods|services)"
        + @"|\b(purchas|buy|compra)\w*\b.{0,60}?\b(not|isn.t|no)\b.{0,30}?\b(condition|require|condici|requisito)",
        RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex NoCondition();
}
