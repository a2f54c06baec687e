using LeadGrid.Compliance;
using LeadGrid.Intake;

namespace LeadGrid.Numbers;

/// <summary>Reads and checks what an administrator says of a number. Pure.</summary>
internal static class NumberRules
{
    private const int MostPerDay = 1_000_000;
    private static readonly decimal s_minimumRate = 0.1m;
    private static readonly decimal s_maximumRate = 1_000;

    // 47 CFR 52.101 and the NANP: 800 and those that were opened since.
    private static readonly string[] s_tollFree = ["+1800", "+1833", "+1844", "+1855", "+1866", "+1877", "+1888"];

    /// <returns>As it is dialled; null: it is none of its kind, and why is a fault of <c>number</c>.</returns>
    public static string? Read(NewNumber asked, Findings findings)
    {
        var (number, problem) = asked.Kind switch
        {
            NumberKind.Local => (Local(asked.Number), "Write a number with its area code, such as +1 201 555 0142; toll-free numbers and short codes are kinds of their own."),
            NumberKind.TollFree => (TollFree(asked.Number), "Write a toll-free number, such as +1 833 555 0142."),
            NumberKind.ShortCode => (ShortCode(asked.Number), "Write the five or six digits of a short code."),
            _ => (null, "Its kind is local, toll_free or short_code."),
        };
        if (number is null)
        {
            findings.Fault("number", problem);
        }

        return number;
    }

    public static void Check(NumberTerms terms, Findings findings)
    {
        if (terms.PerSecond < s_minimumRate || terms.PerSecond > s_maximumRate)
        {
            findings.Fault("perSecond", $"Use {s_minimumRate} to {s_maximumRate:N0} parts of texts a second.");
        }

        if (terms.PerDay is { } perDay && perDay is < 1 or > MostPerDay)
        {
            findings.Fault("perDay", $"Use 1 to {MostPerDay:N0} parts of texts a day, or leave it out: no limit.");
        }
    }

    private static string? Local(string typed) => DialledNumber.Read(typed) is { } number && !IsTollFree(number) ? number : null;

    private static string? TollFree(string typed) => DialledNumber.Read(typed) is { } number && IsTollFree(number) ? number : null;

    private static bool IsTollFree(string number) => s_tollFree.Any(prefix => number.StartsWith(prefix, StringComparison.Ordinal));

    private static string? ShortCode(string typed)
    {
        var code = typed.Trim();
        return code.Length is 5 or 6 && code.All(char.IsAsciiDigit) ? code : null;
    }
}
