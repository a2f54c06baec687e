using LeadGrid.Intake;
using LeadGrid.Routing;

namespace LeadGrid.Campaigns;

/// <summary>
/// Tests a condition on a lead's facts. Of a field with several values, one that fits is enough; NotIn wants none of
/// them listed, and so holds for a field that is missing.
/// </summary>
internal static class ConditionEvaluator
{
    public static bool Holds(Condition condition, LeadFacts facts)
    {
        var values = facts.Values.GetValueOrDefault(condition.Field, []);
        return condition.Operator switch
        {
            ConditionOperator.Exists => values.Length > 0,
            ConditionOperator.Missing => values.Length == 0,
            ConditionOperator.In => Array.Exists(values, value => Listed(value, condition)),
            ConditionOperator.NotIn => !Array.Exists(values, value => Listed(value, condition)),
            ConditionOperator.AtLeast => Array.Exists(values, value => Compare(value, condition) >= 0),
            ConditionOperator.AtMost => Array.Exists(values, value => Compare(value, condition) <= 0),
        };
    }

    private static bool Listed(string value, Condition condition) =>
        condition.Values.Contains(value, StringComparer.OrdinalIgnoreCase);

    // Null, which no comparison holds for, where the two are not both numbers or both dates.
    private static int? Compare(string value, Condition condition)
    {
        if (condition.Values is not [var limit, ..])
        {
            return null;
        }

        if (NumberValue.TryParse(value, out var number) && NumberValue.TryParse(limit, out var numberLimit))
        {
            return number.CompareTo(numberLimit);
        }

        return DateValue.TryParse(value, out var date) && DateValue.TryParse(limit, out var dateLimit)
            ? date.CompareTo(dateLimit)
            : null;
    }
}
