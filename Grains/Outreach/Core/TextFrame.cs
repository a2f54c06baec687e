using System.Text.RegularExpressions;

namespace LeadGrid.Outreach;

/// <summary>What the law asks of a text beside its words: who writes, and how to say no.</summary>
internal static partial class TextFrame
{
    public const string OptOut = "Reply STOP to opt out.";

    /// <summary>Adds what the words themselves do not say.</summary>
    public static string Of(string text, string sender, string optOut, bool marketing)
    {
        var named = sender.Length == 0 || text.Contains(sender, StringComparison.OrdinalIgnoreCase) ? text : $"{sender}: {text}";
        return !marketing || Refusable().IsMatch(named) ? named : $"{named} {(optOut.Length > 0 ? optOut : OptOut)}";
    }

    /// <summary>Whether the words say how to stop them, in the way of a keyword: in capitals.</summary>
    public static bool SaysHowToStop(string text) => Refusable().IsMatch(text);

    [GeneratedRegex(@"\bSTOP\b", RegexOptions.CultureInvariant)]
    private static partial Regex Refusable();
}
