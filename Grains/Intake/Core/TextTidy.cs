using System.Globalization;
using System.Text;

namespace LeadGrid.Intake;

/// <summary>
/// Takes out of text what nobody typed on purpose: control and invisible characters, halves of characters, surplus
/// white space. Tidying twice changes nothing.
/// </summary>
internal static class TextTidy
{
    private const int ZeroWidthNonJoiner = 0x200C;
    private const int ZeroWidthJoiner = 0x200D;

    /// <summary>One line: every run of white space becomes one space, none stands at the ends.</summary>
    public static string Line(string text)
    {
        var tidy = new StringBuilder(text.Length);
        var gap = false;
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune))
            {
                gap = tidy.Length > 0;
            }
            else if (IsText(rune))
            {
                tidy.Append(gap ? " " : "").Append(rune);
                gap = false;
            }
        }

        return tidy.ToString();
    }

    /// <summary>Several lines: each one tidied, blank ones at the ends left out.</summary>
    public static string Lines(string text) =>
        string.Join('\n', text.ReplaceLineEndings("\n").Split('\n').Select(Line)).Trim('\n');

    // Joiners shape Persian and Indic names. U+FFFD is also what half a surrogate pair reads as.
    private static bool IsText(Rune rune) =>
        rune.Value is ZeroWidthNonJoiner or ZeroWidthJoiner
        || (rune != Rune.ReplacementChar
            && Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format));
}
