using LeadGrid.Compliance;
using LeadGrid.Leads;
using LeadGrid.Outreach;

namespace LeadGrid.Sequences;

/// <summary>
/// What a run makes of whatever else happens to its lead: it pauses or ends, cancels what it has queued, and lets the call go that
/// was to be made. Decided with the event itself, and committed with it.
/// </summary>
internal static class FollowUpReactions
{
    /// <summary>The events that follow from <paramref name="step"/>, and the lead after them.</summary>
    public static (LeadState Next, LeadEvent[] Events) After(LeadState lead, LeadEvent step)
    {
        if (lead.FollowUp is not { } run)
        {
            return (lead, []);
        }

        run = Noted(run, step);
        if (!run.IsUnderWay || End(run, lead, step) is not { } end)
        {
            return (lead with { FollowUp = run }, []);
        }

        return Ended(lead with { FollowUp = run }, end.Status, end.Reason, step.At);
    }

    /// <summary>A run that somebody or something ends, with what it has queued cancelled.</summary>
    public static (LeadState Next, LeadEvent[] Events) Ended(LeadState lead, FollowUpStatus status, string reason, DateTimeOffset now)
    {
        var run = lead.FollowUp!;
        var events = new List<LeadEvent>();
        var version = lead.Version;
        Add(
            status == FollowUpStatus.Paused ? LeadEventKind.SequencePaused : LeadEventKind.SequenceStopped,
            new LeadEventBody { Step = new StepFacts(run.Sequence, run.Version, null, reason) });
        foreach (var pending in run.Pending)
        {
            Add(LeadEventKind.MessageCancelled, new LeadEventBody
            {
                Message = new MessageFacts { Id = pending.Id, Channel = pending.Channel, State = MessageState.Cancelled, Code = "follow_up_ended" },
            });
        }

        var ended = run with
        {
            Status = status,
            Reason = reason,
            DueAt = null,
            Because = [],
            PutOffSince = null,
            Pending = [],
            Call = status == FollowUpStatus.Paused ? run.Call : null,
        };
        return (lead with { Version = version, UpdatedAt = now, FollowUp = ended }, [.. events]);

        void Add(string kind, LeadEventBody body) =>
            events.Add(new LeadEvent(lead.Id, lead.Campaign, kind, ++version, now, MessageSteps.Outreach, body, null));
    }

    // What is known of the run's own messages and of the call, whether it is still under way or not.
    private static FollowUp Noted(FollowUp run, LeadEvent step) => step.Kind switch
    {
        LeadEventKind.MessageSent or LeadEventKind.MessageUnknown or LeadEventKind.MessageFailed or LeadEventKind.MessageRefused
            or LeadEventKind.MessageDelivered =>
            run with { Pending = [.. run.Pending.Where(pending => pending.Id != step.Body.Message!.Id)] },
        LeadEventKind.CallLogged or LeadEventKind.Contacted => run with { Call = null },
        LeadEventKind.MessageReceived => run with { Replied = true },
        _ => run,
    };

    private static (FollowUpStatus Status, string Reason)? End(FollowUp run, LeadState lead, LeadEvent step)
    {
        if (step.Kind == LeadEventKind.ContactRefused || step.Body.Message?.Read is ReplyIntent.OptOut or ReplyIntent.WrongNumber)
        {
            return (FollowUpStatus.Stopped, "the person wants no more contact");
        }

        if (!MessageSteps.MayBeContacted(lead))
        {
            return (FollowUpStatus.Stopped, $"the lead is {LeadStatusText.Of(lead.Status)}");
        }

        if (IsDisposition(step.Kind) && run.Stops.Statuses.Contains(lead.Status))
        {
            return (FollowUpStatus.Stopped, $"the lead is {LeadStatusText.Of(lead.Status)}");
        }

        return step.Kind switch
        {
            LeadEventKind.CallLogged when step.Body.Call is { Outcome: CallOutcome.Reached } call && call.Seconds >= run.Stops.CallSeconds =>
                (FollowUpStatus.Stopped, "the person was reached by a call"),
            LeadEventKind.CallLogged when step.Body.Call!.Outcome == CallOutcome.WrongNumber => (FollowUpStatus.Stopped, "the number is the wrong one"),
            LeadEventKind.MessageReceived when run.Stops.OnReply == ReplyAction.Stop => (FollowUpStatus.Stopped, "the person has answered"),
            LeadEventKind.MessageReceived when run.Stops.OnReply == ReplyAction.Pause && run.Status != FollowUpStatus.Paused =>
                (FollowUpStatus.Paused, "the person has answered"),
            _ => null,
        };
    }

    // A step that gives the lead another state; a note to a lead that was reached long ago ends nothing that was begun since.
    private static bool IsDisposition(string kind) =>
        kind is LeadEventKind.Contacted or LeadEventKind.AppointmentSet or LeadEventKind.AppointmentKept or LeadEventKind.NoShow;
}
