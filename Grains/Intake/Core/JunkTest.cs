using System.Globalization;
using System.Text.RegularExpressions;

namespace LeadGrid.Intake;

/// <summary>Makes a test of a junk rule's kind and value.</summary>
internal static class JunkTest
{
    private static readonly string[] Rows = ["qwertyuiop", "asdfghjkl", "zxcvbnm", "1234567890", "0123456789"];
    private static readonly string[] Runs = [.. Rows, .. Rows.Select(row => string.Concat(row.Reverse()))];

    /// <exception cref="FormatException">The value does not say what its kind needs.</exception>
    /// <exception cref="RegexParseException">No pattern.</exception>
    /// <exception cref="NotSupportedException">A pattern that cannot be matched in linear time.</exception>
    public static Predicate<string> Of(JunkKind kind, string value) => kind switch
    {
        JunkKind.Exact => text => text == value,
        JunkKind.Domain => text => text == value || text.EndsWith($".{value}", StringComparison.Ordinal),
        JunkKind.Regex => Pattern(value).IsMatch,
        JunkKind.Repeated => Repeated(Count(value)),
        JunkKind.KeyboardRun => KeyboardRun(Count(value)),
        JunkKind.NumberRange => NumberRange(value.Split('-')),
    };

    private static Regex Pattern(string value) =>
        new(value, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);

    private static int Count(string value) => int.Parse(value, NumberStyles.None, CultureInfo.InvariantCulture);

    private static Predicate<string> Repeated(int least) =>
        text => text.Length >= least && text.Distinct().Take(2).Count() == 1;

    private static Predicate<string> KeyboardRun(int least) =>
        text => text.Length >= least && Array.Exists(Runs, run => run.Contains(text, StringComparison.Ordinal));

    private static Predicate<string> NumberRange(string[] ends)
    {
        if (ends is not [var first, var last] || first.Length != last.Length)
        {
            throw new FormatException("A number range is two numbers of equal length with a hyphen between them.");
        }

        var (from, to) = (Number(first), Number(last));
        return text => text.Length == first.Length
            && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number >= from
            && number <= to;
    }

    private static long Number(string text) => long.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
}
