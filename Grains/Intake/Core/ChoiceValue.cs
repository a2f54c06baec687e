using LeadGrid.Campaigns;

namespace LeadGrid.Intake;

/// <summary>Reads one of the values that a campaign's field may have, into the campaign's spelling.</summary>
internal static class ChoiceValue
{
    private const int MaximumNamed = 20;

    public static FieldReading Read(string text, LeadField field) =>
        Array.Find(field.Values, value => value.Equals(text, StringComparison.OrdinalIgnoreCase)) is { } spelled
            ? FieldReading.Of(spelled)
            : FieldReading.Fault(field.Values.Length <= MaximumNamed
                ? $"Post one of: {string.Join(", ", field.Values)}."
                : "Post one of the values in the campaign's posting specification.");
}
