using LeadGrid.Campaigns;
using LeadGrid.Intake;
using LeadGrid.Leads;

namespace LeadGrid.Sequences;

/// <summary>Checks a sequence before it is taken. Whether its templates exist is for the grain to ask.</summary>
internal static class SequenceRules
{
    private const int MaximumNote = 1_000;
    private const int MaximumMinutes = 525_600;
    private const int MaximumDays = 365;
    private const int MinutesOfDay = 1_440;
    private const int MaximumCall = 86_400;

    /// <returns>Every fault at once; none when it can be saved.</returns>
    public static FieldFault[] Check(string id, SequenceContent content)
    {
        var findings = new Findings();
        SettingsText.CheckKey("id", id, findings);
        SettingsText.CheckLength("content.name", content.Name, 1, 100, findings);
        SettingsText.CheckCount("content.steps", content.Steps.Length, SequenceContent.MaximumSteps, findings);
        SettingsText.CheckDistinct("content.steps", content.Steps.Select(step => step.Id), findings);
        if (content.Steps.Length == 0)
        {
            findings.Fault("content.steps", "Give it at least one step.");
        }

        foreach (var (at, step) in content.Steps.Index())
        {
            CheckStep($"content.steps[{at}]", content.Steps, at, step, findings);
        }

        CheckStops(content.Stops, findings);
        return findings.Faults;
    }

    private static void CheckStep(string path, SequenceStep[] steps, int at, SequenceStep step, Findings findings)
    {
        SettingsText.CheckKey($"{path}.id", step.Id, findings);
        switch (step.Kind)
        {
            case SequenceStepKind.Text:
            case SequenceStepKind.Email:
                if (string.IsNullOrWhiteSpace(step.Template))
                {
                    findings.Fault($"{path}.template", "Name the template that is sent.");
                }

                break;
            case SequenceStepKind.Call:
                SettingsText.CheckLength($"{path}.note", step.Note ?? "", 0, MaximumNote, findings);
                break;
            case SequenceStepKind.Wait:
                CheckWait(path, step, findings);
                break;
            case SequenceStepKind.Branch:
                CheckBranch(path, steps, at, step, findings);
                break;
            case SequenceStepKind.End:
                break;
            default:
                findings.Fault($"{path}.kind", "Use text, email, call, wait, branch or end.");
                break;
        }
    }

    private static void CheckWait(string path, SequenceStep step, Findings findings)
    {
        if (step.Minutes is null == step.Day is null)
        {
            findings.Fault(path, "Wait either for minutes, or until a day of the run.");
        }

        CheckRange($"{path}.minutes", step.Minutes, 1, MaximumMinutes, findings);
        CheckRange($"{path}.day", step.Day, 1, MaximumDays, findings);
        CheckRange($"{path}.timeOfDay", step.TimeOfDay, 0, MinutesOfDay - 1, findings);
    }

    private static void CheckBranch(string path, SequenceStep[] steps, int at, SequenceStep step, Findings findings)
    {
        CheckTarget($"{path}.then", steps, at, step.Then, findings);
        CheckTarget($"{path}.else", steps, at, step.Else, findings);
        if (step.If is not { } condition)
        {
            findings.Fault($"{path}.if", "Say what it branches on.");
            return;
        }

        switch (condition.Kind)
        {
            case SequenceConditionKind.Replied:
                break;
            case SequenceConditionKind.Score:
                Demand($"{path}.if.score", condition.Score, 0, 100, findings);
                break;
            case SequenceConditionKind.Disposition:
                CheckStatuses($"{path}.if.statuses", condition.Statuses, findings);
                break;
            case SequenceConditionKind.TimeOfDay:
                Demand($"{path}.if.from", condition.From, 0, MinutesOfDay - 1, findings);
                Demand($"{path}.if.to", condition.To, 0, MinutesOfDay, findings);
                break;
            default:
                findings.Fault($"{path}.if.kind", "Use replied, score, disposition or time_of_day.");
                break;
        }
    }

    // Forward only: a run that could go back would need another end than its steps.
    private static void CheckTarget(string field, SequenceStep[] steps, int at, string? target, Findings findings)
    {
        if (target is not null && Array.FindIndex(steps, step => step.Id == target) <= at)
        {
            findings.Fault(field, "Name a step that comes later.");
        }
    }

    private static void CheckStops(SequenceStops stops, Findings findings)
    {
        CheckRange("content.stops.callSeconds", stops.CallSeconds, 0, MaximumCall, findings);
        if (!Enum.IsDefined(stops.OnReply))
        {
            findings.Fault("content.stops.onReply", "Use pause, stop or go_on.");
        }

        if (stops.Statuses.Length > 0)
        {
            CheckStatuses("content.stops.statuses", stops.Statuses, findings);
        }
    }

    private static void CheckStatuses(string field, LeadStatus[] statuses, Findings findings)
    {
        if (statuses.Length == 0 || !Array.TrueForAll(statuses, status => LeadStatusRules.IsOpen(status) && status != LeadStatus.Assigned))
        {
            findings.Fault(field, "Name at least one of contacted, appointment_set, appointment_kept and no_show: a closed lead ends its run anyway.");
        }
    }

    private static void Demand(string field, int? value, int least, int most, Findings findings)
    {
        if (value is null)
        {
            findings.Fault(field, $"Give a number from {least:N0} to {most:N0}.");
        }

        CheckRange(field, value, least, most, findings);
    }

    private static void CheckRange(string field, int? value, int least, int most, Findings findings)
    {
        if (value < least || value > most)
        {
            findings.Fault(field, $"Use {least:N0} to {most:N0}.");
        }
    }
}
