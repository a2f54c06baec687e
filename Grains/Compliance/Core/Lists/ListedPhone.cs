using LeadGrid.Intake;

namespace LeadGrid.Compliance;

/// <summary>
/// Brings a number of a list into the form in which leads' numbers are hashed. Ten million of them: those of the usual
/// shapes are not sent through the phone library, which takes ten times as long and gives the same. A list may also
/// name numbers of area codes that the library does not know yet.
/// </summary>
internal static class ListedPhone
{
    private const int National = 10;
    private const string Separators = " -.()/\t\u00A0";

    /// <returns>E.164; null: it is no number.</returns>
    public static string? Read(string text)
    {
        var trimmed = text.Trim();
        return Usual(trimmed) ?? PhoneRules.Read("number", trimmed, "US", new Findings())?.E164;
    }

    private static string? Usual(string text)
    {
        Span<char> digits = stackalloc char[National + 1];
        var count = 0;
        foreach (var (index, sign) in text.Index())
        {
            if (char.IsAsciiDigit(sign) && count < digits.Length)
            {
                digits[count++] = sign;
            }
            else if (!Separators.Contains(sign) && !(sign == '+' && index == 0))
            {
                return null;
            }
        }

        // With a plus the country's code is written; without one it may be.
        var number = count > National && digits[0] == '1' ? digits[1..count]
            : count == National && !text.StartsWith('+') ? digits[..count]
            : [];
        return !number.IsEmpty && number[0] >= '2' && number[3] >= '2' ? string.Concat("+1", number) : null;
    }
}
