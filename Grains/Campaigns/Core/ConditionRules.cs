using LeadGrid.Intake;

namespace LeadGrid.Campaigns;

/// <summary>Checks conditions as they are set.</summary>
internal static class ConditionRules
{
    private const int MaximumValues = 500;
    private const int MaximumValueLength = 1_000;

    /// <param name="path">Where the condition stands in the settings.</param>
    /// <param name="scored">Whether the lead has its score by then.</param>
    public static void Check(string path, Condition condition, bool scored, Findings findings)
    {
        if (!Paths.IsKnown(condition.Field))
        {
            findings.Fault($"{path}.field", "Use the path of a lead field, such as address.state or attributes.age.");
        }
        else if (condition.Field == Paths.Score && !scored)
        {
            findings.Fault($"{path}.field", "Use another field: the score is what these rules make.");
        }

        if (!Enum.IsDefined(condition.Operator))
        {
            findings.Fault($"{path}.operator", $"Use one of: {string.Join(", ", Enum.GetNames<ConditionOperator>())}.");
            return;
        }

        CheckValues($"{path}.values", condition, findings);
    }

    private static void CheckValues(string path, Condition condition, Findings findings)
    {
        var values = condition.Values;
        var problem = condition.Operator switch
        {
            ConditionOperator.Exists or ConditionOperator.Missing =>
                values.Length == 0 ? null : "List no values: this only asks whether there is one.",
            ConditionOperator.AtLeast or ConditionOperator.AtMost =>
                values is [var limit] && IsLimit(limit) ? null : "List one number, or one date as yyyy-MM-dd.",
            _ => values.Length is > 0 and <= MaximumValues && Array.TrueForAll(values, IsValue)
                ? null
                : $"List 1 to {MaximumValues} values, none of them blank.",
        };
        if (problem is not null)
        {
            findings.Fault(path, problem);
        }
    }

    private static bool IsLimit(string text) => NumberValue.TryParse(text, out _) || DateValue.TryParse(text, out _);

    private static bool IsValue(string text) => text.Trim().Length > 0 && text.Length <= MaximumValueLength;
}
