using System.Text.RegularExpressions;
using LeadGrid.Intake;

namespace LeadGrid.Campaigns;

/// <summary>Checks that settings of campaigns and brokers have in common.</summary>
internal static partial class SettingsText
{
    public static void CheckKey(string field, string key, Findings findings)
    {
        if (!Key().IsMatch(key))
        {
            findings.Fault(field, "Use 1 to 64 lower-case letters, digits and hyphens, with no hyphen at the ends.");
        }
        else if (Number().IsMatch(key))
        {
            // Orleans' ADO.NET storage reads such a key as a hexadecimal number: 017 and 17 would share a row.
            findings.Fault(field, "Begin with something else than 0, or add a letter from g to z or a hyphen.");
        }
    }

    public static void CheckLength(string field, string text, int minimum, int maximum, Findings findings)
    {
        if (text.Trim().Length < minimum || text.Length > maximum)
        {
            findings.Fault(field, $"Write {minimum} to {maximum:N0} characters.");
        }
    }

    public static void CheckCount(string field, int count, int maximum, Findings findings)
    {
        if (count > maximum)
        {
            findings.Fault(field, $"List at most {maximum:N0}.");
        }
    }

    public static void CheckDistinct(string field, IEnumerable<string> names, Findings findings)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        if (!names.All(seen.Add))
        {
            findings.Fault(field, "List each one once.");
        }
    }

    [GeneratedRegex(@"\A[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?\z")]
    private static partial Regex Key();

    [GeneratedRegex(@"\A0[0-9a-f]{1,15}\z")]
    private static partial Regex Number();
}
