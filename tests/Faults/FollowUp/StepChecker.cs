namespace LeadGrid.Faults.FollowUp;

/// <summary>The judge of a storm: every step of every lead was taken once, none was forgotten, and no text came twice.</summary>
internal static class StepChecker
{
    public const string SequenceStarted = "sequence_started";
    public const string SequenceFinished = "sequence_finished";
    public const string MessageQueued = "message_queued";
    public static readonly string[] Steps = ["first", "second"];

    public static StepVerdict Check(StepRecord record)
    {
        var violations = new List<string>();
        var byLead = record.Events.ToLookup(each => each.Lead);
        foreach (var lead in record.People.Keys)
        {
            var events = byLead[lead].ToArray();
            Once(lead, SequenceStarted, null, events, violations);
            Once(lead, SequenceFinished, null, events, violations);
            foreach (var step in Steps)
            {
                Once(lead, MessageQueued, step, events, violations);
            }
        }

        var known = record.People.Values.ToHashSet();
        foreach (var text in record.Texts.CountBy(text => text))
        {
            if (text.Value > 1)
            {
                violations.Add($"A text came {text.Value} times to {text.Key.To}");
            }

            if (!known.Contains(text.Key.To))
            {
                violations.Add($"A text came to {text.Key.To}, who is nobody's lead");
            }
        }

        return new StepVerdict(record.People.Count, record.Texts.Count, violations);
    }

    private static void Once(Guid lead, string kind, string? step, (Guid Lead, string Kind, string? Step)[] events, List<string> violations)
    {
        var times = events.Count(each => each.Kind == kind && (step is null || each.Step == step));
        if (times != 1)
        {
            violations.Add($"Lead {lead}: {kind} {step} {times} times");
        }
    }
}
