using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace LeadGrid.Intake;

/// <summary>Reads the domain of an e-mail address.</summary>
internal static partial class EmailDomain
{
    private static readonly IdnMapping Idn = new();

    /// <returns>The domain in lower case and ASCII, as it is looked up; null where no such domain can exist.</returns>
    public static string? ToAscii(string domain)
    {
        var ascii = Ascii.IsValid(domain) ? domain : Encoded(domain);
        return ascii is not null && Labels().IsMatch(ascii) ? ascii.ToLowerInvariant() : null;
    }

    private static string? Encoded(string domain)
    {
        // IDNA 2008 names are letters, digits and marks with hyphens inside; the mapping at hand takes symbols too, and
        // hides a hyphen at an end behind its prefix.
        if (!International().IsMatch(domain))
        {
            return null;
        }

        try
        {
            return Idn.GetAscii(domain.ToLowerInvariant());
        }
        catch (ArgumentException)
        {
            // Its only way to say that a label is too long.
            return null;
        }
    }

    // RFC 1035 as relaxed by RFC 1123: labels of 1 to 63 characters, no hyphen at their ends. No top-level domain is
    // a number: what looks like one is an address without its brackets.
    [GeneratedRegex(@"\A(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)*(?![0-9]+\z)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Labels();

    [GeneratedRegex(@"\A(?:[\p{L}\p{M}\p{Nd}]+(?:-+[\p{L}\p{M}\p{Nd}]+)*(?:\.(?!\z)|\z))+\z")]
    private static partial Regex International();
}
