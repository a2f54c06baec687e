using LeadGrid.Intake;

namespace LeadGrid.Campaigns;

/// <summary>Checks a campaign's own lead fields as they are set.</summary>
internal static class LeadFieldRules
{
    private const int MaximumDescriptionLength = 500;
    private const int MaximumChoices = 500;

    public static void Check(string path, LeadField field, Findings findings)
    {
        if (field.Name.Length is 0 or > AttributeRules.MaximumNameLength || TextTidy.Line(field.Name) != field.Name)
        {
            findings.Fault(
                $"{path}.name", $"Write 1 to {AttributeRules.MaximumNameLength} characters, with no blanks at the ends.");
        }

        SettingsText.CheckLength($"{path}.description", field.Description, 0, MaximumDescriptionLength, findings);
        if (!Enum.IsDefined(field.Type))
        {
            findings.Fault($"{path}.type", $"Use one of: {string.Join(", ", Enum.GetNames<LeadFieldType>())}.");
            return;
        }

        CheckLimits(path, field, findings);
        CheckChoices($"{path}.values", field, findings);
    }

    private static void CheckLimits(string path, LeadField field, Findings findings)
    {
        var (order, problem) = field.Type switch
        {
            LeadFieldType.Number => (NumberOrder, "Write a number."),
            LeadFieldType.Date => (DateOrder, "Write a date as yyyy-MM-dd."),
            LeadFieldType.Text => (LengthOrder, $"Write a number of characters from 0 to {AttributeValue.MaximumLength:N0}."),
            _ => ((Func<string, decimal?>)NoOrder, "Leave this empty: the type has no limits."),
        };
        var minimum = Limit($"{path}.minimum", field.Minimum, order, problem, findings);
        var maximum = Limit($"{path}.maximum", field.Maximum, order, problem, findings);
        if (minimum > maximum)
        {
            findings.Fault($"{path}.maximum", "Write a maximum that is not below the minimum.");
        }
    }

    private static decimal? Limit(
        string path, string? text, Func<string, decimal?> order, string problem, Findings findings)
    {
        if (text is null)
        {
            return null;
        }

        var limit = order(text);
        if (limit is null)
        {
            findings.Fault(path, problem);
        }

        return limit;
    }

    private static decimal? NumberOrder(string text) => NumberValue.TryParse(text, out var number) ? number : null;

    private static decimal? DateOrder(string text) => DateValue.TryParse(text, out var date) ? date.DayNumber : null;

    private static decimal? LengthOrder(string text) =>
        TextValue.TryParseLength(text, out var length) && length <= AttributeValue.MaximumLength ? length : null;

    private static decimal? NoOrder(string text) => null;

    private static void CheckChoices(string path, LeadField field, Findings findings)
    {
        var isChoice = field.Type == LeadFieldType.Choice;
        if (isChoice != field.Values.Length > 0)
        {
            findings.Fault(path, isChoice ? "List the values to choose from." : "List no values: the type is no choice.");
        }

        SettingsText.CheckCount(path, field.Values.Length, MaximumChoices, findings);
        SettingsText.CheckDistinct(path, field.Values, findings);
        if (!Array.TrueForAll(field.Values, IsChoice))
        {
            findings.Fault(
                path, $"Write values of 1 to {AttributeValue.MaximumLength:N0} characters, with no blanks at the ends.");
        }
    }

    private static bool IsChoice(string value) =>
        value.Length is > 0 and <= AttributeValue.MaximumLength && TextTidy.Line(value) == value;
}
