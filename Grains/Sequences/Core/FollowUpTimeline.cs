using System.Globalization;
using LeadGrid.Leads;

namespace LeadGrid.Sequences;

/// <summary>What a run through a sequence did, as a sentence.</summary>
internal static class FollowUpTimeline
{
    /// <returns>Null: the event is of another kind.</returns>
    public static string? Title(string kind, LeadEventBody body) => kind switch
    {
        LeadEventKind.SequenceStarted => $"Follow-up by {Name(body)} begins",
        LeadEventKind.SequencePaused => $"Follow-up by {Name(body)} paused{Why(body)}",
        LeadEventKind.SequenceResumed => $"Follow-up by {Name(body)} goes on",
        LeadEventKind.SequenceStopped => $"Follow-up by {Name(body)} ended early{Why(body)}",
        LeadEventKind.SequenceFinished => $"Follow-up by {Name(body)} is done",
        LeadEventKind.SequenceWaits => $"Follow-up waits{Until(body)}{Why(body)}",
        LeadEventKind.StepDeferred => $"Step {body.Step!.Step} put off{Until(body)}{Why(body)}",
        LeadEventKind.StepSkipped => $"Step {body.Step!.Step} left out{Why(body)}",
        LeadEventKind.CallDue => "Call due",
        LeadEventKind.CallMissed => "The call that was due was not made",
        LeadEventKind.CallLogged => $"Call: {Outcome(body.Call!)}",
        LeadEventKind.PulledBack => $"Taken back from {body.BrokerName}: {body.Step?.Reason ?? "nobody had tried to reach the person"}",
        LeadEventKind.PullBackPlanned => $"Stays with {body.BrokerName}{Until(body)} unless the person is contacted",
        LeadEventKind.RecycleRefused => "Stays closed: the person may not be contacted any more",
        LeadEventKind.Recycled => "Back to routing after a rest",
        LeadEventKind.Noticed => $"Shown to {body.BrokerName}",
        _ => null,
    };

    private static string Name(LeadEventBody body) =>
        string.Create(CultureInfo.InvariantCulture, $"{body.Step!.Sequence} (version {body.Step.Version})");

    private static string Why(LeadEventBody body) => body.Step!.Reason is { } reason ? $": {reason}" : "";

    private static string Until(LeadEventBody body) =>
        body.Step!.Until is { } until ? string.Create(CultureInfo.InvariantCulture, $" until {until:yyyy-MM-dd HH:mm} UTC") : "";

    private static string Outcome(CallFacts call)
    {
        var outcome = call.Outcome switch
        {
            CallOutcome.Reached => "the person was reached",
            CallOutcome.NoAnswer => "no answer",
            CallOutcome.Voicemail => "a message was left",
            CallOutcome.Busy => "busy",
            CallOutcome.WrongNumber => "the wrong number",
        };
        return call.Seconds is { } seconds ? string.Create(CultureInfo.InvariantCulture, $"{outcome}, {seconds:N0} s") : outcome;
    }
}
