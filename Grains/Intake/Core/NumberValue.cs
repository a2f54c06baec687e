using System.Globalization;
using System.Text.RegularExpressions;
using LeadGrid.Campaigns;

namespace LeadGrid.Intake;

/// <summary>Reads a number: digits, a decimal point, an exponent as JSON has it, commas where thousands are parted.</summary>
internal static partial class NumberValue
{
    public static FieldReading Read(string text, LeadField field)
    {
        var bare = Thousands().IsMatch(text) ? text.Replace(",", "", StringComparison.Ordinal) : text;
        return TryParse(bare, out var number)
            ? FieldReading.Within(
                Written(number), number, Limit(field.Minimum), Limit(field.Maximum), "a number", Written)
            : FieldReading.Fault("Post a number, with a point before the decimals.");
    }

    public static bool TryParse(string? text, out decimal number) => decimal.TryParse(
        text,
        NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent,
        CultureInfo.InvariantCulture,
        out number);

    /// <summary>The shortest form without an exponent.</summary>
    public static string Written(decimal number) =>
        number.ToString("0.############################", CultureInfo.InvariantCulture);

    private static decimal? Limit(string? text) => TryParse(text, out var limit) ? limit : null;

    [GeneratedRegex(@"\A[+-]?[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?\z")]
    private static partial Regex Thousands();
}
