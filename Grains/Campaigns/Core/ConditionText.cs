namespace LeadGrid.Campaigns;

/// <summary>Says a condition in words, for explanations: "score is at least 60".</summary>
internal static class ConditionText
{
    public static string Describe(Condition condition)
    {
        var field = Paths.Words(condition.Field);
        var values = string.Join(", ", condition.Values);
        var several = condition.Values.Length > 1;
        return condition.Operator switch
        {
            ConditionOperator.Exists => $"{field} is given",
            ConditionOperator.Missing => $"{field} is not given",
            ConditionOperator.In => several ? $"{field} is one of {values}" : $"{field} is {values}",
            ConditionOperator.NotIn => several ? $"{field} is none of {values}" : $"{field} is not {values}",
            ConditionOperator.AtLeast => $"{field} is at least {values}",
            ConditionOperator.AtMost => $"{field} is at most {values}",
        };
    }
}
