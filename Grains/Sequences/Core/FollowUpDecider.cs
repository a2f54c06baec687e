using LeadGrid.Access;
using LeadGrid.Leads;
using LeadGrid.Outreach;

namespace LeadGrid.Sequences;

/// <summary>What people do with a lead's run: begin, halt, go on, end.</summary>
internal static class FollowUpDecider
{
    /// <returns>Null: the command is no matter of a run.</returns>
    public static LeadDecision? Decide(LeadState lead, LeadCommand command, Actor by, DateTimeOffset now) => command switch
    {
        PauseFollowUp => lead.FollowUp is { Status: FollowUpStatus.Running }
            ? Ended(lead, FollowUpStatus.Paused, by, now)
            : No("There is no run under way that could be paused."),
        StopFollowUp => lead.FollowUp is { IsUnderWay: true }
            ? Ended(lead, FollowUpStatus.Stopped, by, now)
            : No("There is no run that could be stopped."),
        ResumeFollowUp => lead.FollowUp is { Status: FollowUpStatus.Paused } run
            ? Resumed(lead, run, by, now)
            : No("There is no paused run that could go on."),
        _ => null,
    };

    /// <summary>Begins a run, whatever run there was; what that one has queued is cancelled.</summary>
    public static LeadDecision Begin(LeadState lead, string sequence, SequenceVersion version, Actor by, DateTimeOffset now)
    {
        if (!MessageSteps.MayBeContacted(lead))
        {
            return No($"A lead that is {LeadStatusText.Of(lead.Status)} is followed up by nobody.");
        }

        var before = lead.FollowUp is { IsUnderWay: true }
            ? FollowUpReactions.Ended(lead, FollowUpStatus.Stopped, $"{by.Name} began another", now)
            : (Next: lead, Events: []);
        var run = FollowUp.Begin(sequence, version, lead, now);
        var next = before.Next with { Version = before.Next.Version + 1, UpdatedAt = now, FollowUp = run };
        return Go(next, [.. before.Events, Event(next, LeadEventKind.SequenceStarted, run, by, now)]);
    }

    /// <summary>The commands that the lead's run allows now, by the names of their endpoints.</summary>
    public static string[] Allowed(LeadState lead) =>
    [
        .. MessageSteps.MayBeContacted(lead) ? (string[])["follow-up/start"] : [],
        .. lead.FollowUp?.Status switch
        {
            FollowUpStatus.Running => (string[])["follow-up/pause", "follow-up/stop"],
            FollowUpStatus.Paused => ["follow-up/resume", "follow-up/stop"],
            _ => [],
        },
    ];

    private static LeadDecision.Go Ended(LeadState lead, FollowUpStatus status, Actor by, DateTimeOffset now)
    {
        var (next, events) = FollowUpReactions.Ended(lead, status, $"by {by.Name}", now);
        return Go(next, [events[0] with { By = by }, .. events[1..]]);
    }

    private static LeadDecision.Go Resumed(LeadState lead, FollowUp run, Actor by, DateTimeOffset now)
    {
        var going = run with { Status = FollowUpStatus.Running, Reason = null, DueAt = now };
        var next = lead with { Version = lead.Version + 1, UpdatedAt = now, FollowUp = going };
        return Go(next, [Event(next, LeadEventKind.SequenceResumed, going, by, now)]);
    }

    private static LeadEvent Event(LeadState next, string kind, FollowUp run, Actor by, DateTimeOffset now) => new(
        next.Id, next.Campaign, kind, next.Version, now, by, new LeadEventBody { Step = new StepFacts(run.Sequence, run.Version) }, null);

    private static LeadDecision.Go Go(LeadState next, LeadEvent[] events) => new(next, events[0]) { More = events[1..] };

    private static LeadDecision.No No(string problem) => new(null, problem);
}
