using System.Text.RegularExpressions;

namespace LeadGrid.Intake;

/// <summary>Reads the zip of an address.</summary>
internal static partial class ZipRules
{
    private const string Field = "address.zip";
    private const int Digits = 5;

    // Long enough for every country's.
    private const int MaximumForeignLength = 16;

    /// <returns>Five digits, or nine with a hyphen; elsewhere the tidied text; null where it is blank or faulty.</returns>
    public static string? Read(string? posted, string country, string? state, Findings findings)
    {
        if (country != CountryRules.UnitedStates)
        {
            return FieldText.Read(Field, posted, MaximumForeignLength, findings);
        }

        if (string.IsNullOrWhiteSpace(posted))
        {
            return null;
        }

        var shape = Shape().Match(TextTidy.Line(posted));
        if (!shape.Success)
        {
            findings.Fault(Field, "Post a zip of five or nine digits.");
            return null;
        }

        var start = shape.Groups["start"].Value;
        var padded = start.PadLeft(Digits, '0');
        if (start.Length < Digits && !(state is not null && ZipPrefixes.StatesOf(padded).Contains(state)))
        {
            findings.Fault(Field, "Post all five digits of the zip: this one has fewer, and the state does not tell which.");
            return null;
        }

        var zip = shape.Groups["plus"] is { Success: true } plus ? $"{padded}-{plus.Value}" : padded;
        if (zip != posted)
        {
            var what = start.Length < Digits ? "Leading zero restored" : "Written as five digits, or nine with a hyphen";
            findings.Repair(Field, what, posted, zip);
        }

        return zip;
    }

    // Spreadsheets take leading zeros away: three digits are a zip of Puerto Rico, four one of New England or New Jersey.
    [GeneratedRegex("^(?<start>[0-9]{3,5})(?:[ -]?(?<plus>[0-9]{4})|-)?$")]
    private static partial Regex Shape();
}
