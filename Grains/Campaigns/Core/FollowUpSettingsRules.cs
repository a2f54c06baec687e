using LeadGrid.Intake;
using LeadGrid.Leads;

namespace LeadGrid.Campaigns;

/// <summary>Checks what a campaign wants to be done of LeadGrid's own accord.</summary>
internal static class FollowUpSettingsRules
{
    private const int MaximumPullBack = 10_080;
    private const int MaximumRules = 20;
    private const int MaximumReason = 200;
    private const int MaximumRest = 8_760;
    private const int MaximumTimes = 10;

    public static void Check(FollowUpSettings settings, Findings findings)
    {
        CheckSequence("followUp.arrival", settings.Arrival, findings);
        CheckSequence("followUp.recycled", settings.Recycled, findings);
        if (settings.PullBackMinutes is < 1 or > MaximumPullBack)
        {
            findings.Fault("followUp.pullBackMinutes", $"Use 1 to {MaximumPullBack:N0} minutes, or leave it out: leads then stay where they are.");
        }

        SettingsText.CheckCount("followUp.recycle", settings.Recycle.Length, MaximumRules, findings);
        foreach (var (at, rule) in settings.Recycle.Index())
        {
            CheckRule($"followUp.recycle[{at}]", rule, findings);
        }
    }

    private static void CheckSequence(string field, string? id, Findings findings)
    {
        if (id is not null)
        {
            SettingsText.CheckKey(field, id, findings);
        }
    }

    private static void CheckRule(string path, RecycleRule rule, Findings findings)
    {
        if (rule.Status is not (LeadStatus.Lost or LeadStatus.Returned or LeadStatus.NoShow))
        {
            findings.Fault($"{path}.status", "Use lost, returned or no_show.");
        }

        if (rule.Reason is { } reason)
        {
            SettingsText.CheckLength($"{path}.reason", reason, 1, MaximumReason, findings);
        }

        if (rule.RestHours is < 1 or > MaximumRest)
        {
            findings.Fault($"{path}.restHours", $"Use 1 to {MaximumRest:N0} hours.");
        }

        if (rule.Most is < 1 or > MaximumTimes)
        {
            findings.Fault($"{path}.most", $"Use 1 to {MaximumTimes} times.");
        }
    }
}
