using System.Globalization;
using LeadGrid.Campaigns;

namespace LeadGrid.Intake;

/// <summary>Reads text, whose limits are lengths.</summary>
internal static class TextValue
{
    public static FieldReading Read(string text, LeadField field) =>
        FieldReading.Within(
            text, text.Length, Limit(field.Minimum), Limit(field.Maximum), "text with a number of characters", Written);

    public static bool TryParseLength(string? text, out int length) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out length);

    private static int? Limit(string? text) => TryParseLength(text, out var limit) ? limit : null;

    private static string Written(int length) => length.ToString(CultureInfo.InvariantCulture);
}
