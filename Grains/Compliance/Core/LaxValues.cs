namespace LeadGrid.Compliance;

/// <summary>Whether the value of a row, everything else being equal, lets more through than it did.</summary>
internal static class LaxValues
{
    /// <param name="after">Of the same kind.</param>
    /// <returns>What is laxer; null: nothing.</returns>
    public static string? Laxer(Rule before, Rule after) => (before, after) switch
    {
        (WindowRule was, WindowRule becomes) => Hours(was.Value, becomes.Value),
        (AttemptsRule was, AttemptsRule becomes) => Says(becomes.Value.Most > was.Value.Most || becomes.Value.Hours < was.Value.Hours, "its attempts"),
        (CallRefusalRule was, CallRefusalRule becomes) => Says(becomes.Value.Months < was.Value.Months, "its months"),
        (MinimumAgeRule was, MinimumAgeRule becomes) => Says(becomes.Value.Years < was.Value.Years, "its years"),
        (ReassignedRule was, ReassignedRule becomes) => Says(becomes.Value.Days > was.Value.Days, "its days"),
        (DoNotCallRule was, DoNotCallRule becomes) => Says(becomes.Value.Days > was.Value.Days, "its days"),
        (RelationshipRule was, RelationshipRule becomes) =>
            Says(becomes.Value.After != was.Value.After || becomes.Value.Months > was.Value.Months, "its months"),
        (ReplyRule was, ReplyRule becomes) => Says(becomes.Value.Hours > was.Value.Hours, "its hours"),
        (ConfirmationRule was, ConfirmationRule becomes) => Says(becomes.Value.Minutes > was.Value.Minutes, "its minutes"),
        (HorizonRule was, HorizonRule becomes) => Says(becomes.Value.Days > was.Value.Days, "its days"),
        (LeavingRule was, LeavingRule becomes) => Says(becomes.Value.Minutes < was.Value.Minutes, "its minutes"),
        (PermitLifeRule was, PermitLifeRule becomes) => Says(becomes.Value.Hours > was.Value.Hours, "its hours"),

        // Another list, scope or duty is another rule: nobody can say which of the two stops more.
        (RevocationRule was, RevocationRule becomes) => Says(becomes.Value != was.Value, "its scope"),
        (SuppressionRule was, SuppressionRule becomes) => Says(becomes.Value != was.Value, "its list"),
        (SharingRule was, SharingRule becomes) => Says(becomes.Value != was.Value, "what it follows"),
        (DutyRule was, DutyRule becomes) => Says(becomes.Value != was.Value, "its text"),

        // The others have no value, or words that only explain.
        _ => null,
    };

    private static string? Hours(WeekHours was, WeekHours becomes)
    {
        var longer = Enum.GetValues<DayOfWeek>().Where(day => !becomes.On(day).All(open => was.On(day).Any(had => had.From <= open.From && open.To <= had.To)));
        var days = string.Join(", ", longer);
        return Says(days.Length > 0, $"its hours on {days}");
    }

    private static string? Says(bool laxer, string what) => laxer ? what : null;
}
