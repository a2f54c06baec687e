using LeadGrid.Compliance;
using LeadGrid.Leads;
using LeadGrid.Outreach;

namespace LeadGrid.Sequences;

/// <summary>What a lead does when it is woken. At least one event.</summary>
internal sealed record WokenStep(LeadState Next, IReadOnlyList<LeadEvent> Events, IReadOnlyList<OutboxEntry> Outbox);

/// <summary>What one look at a run comes to: gathered, and then committed as a whole.</summary>
internal sealed class FollowUpDraft(LeadState lead)
{
    /// <summary>Whoever gets the lead is asked before that.</summary>
    private static readonly TimeSpan s_unassigned = TimeSpan.FromDays(1);

    private readonly List<LeadEvent> _events = [];
    private readonly List<OutboxEntry> _outbox = [];

    public LeadState Lead { get; private set; } = lead;

    public FollowUp Run => Lead.FollowUp!;

    /// <returns>Null: there is nothing to commit.</returns>
    public WokenStep? ToStep() => _events.Count == 0 ? null : new WokenStep(Lead, _events, _outbox);

    public void Begin(string sequence, SequenceVersion version, DateTimeOffset now)
    {
        Keep(FollowUp.Begin(sequence, version, Lead, now));
        Say(LeadEventKind.SequenceStarted, new StepFacts(Run.Sequence, Run.Version), null, now);
    }

    /// <summary>Kept with whatever else there is to commit.</summary>
    public void Arrived(bool open) => Lead = Lead with { ArrivedOpen = open };

    public void PlanPullBack(DateTimeOffset at, DateTimeOffset now)
    {
        Lead = Lead with { PullBackAt = at };
        Add(LeadEventKind.PullBackPlanned, new LeadEventBody { BrokerName = Lead.BrokerName, Step = new StepFacts("", 0, null, null, at) }, now);
    }

    /// <summary>The run stands before another step, or sleeps, or is done.</summary>
    public void Moved(SequenceMove move, DateTimeOffset now)
    {
        var before = Run;
        Keep(move.Run);
        string? branches = move.Branches.Length == 0
            ? null
            : string.Join(", ", move.Branches.Select(branch => $"{branch.Step}: {(branch.Held ? "yes" : "no")}"));
        switch (move)
        {
            case SequenceMove.Finish:
                Say(LeadEventKind.SequenceFinished, new StepFacts(Run.Sequence, Run.Version, null, branches), null, now);
                break;
            case SequenceMove.Sleep when branches is not null || (_events.Count == 0 && before != Run):
                Say(LeadEventKind.SequenceWaits, new StepFacts(Run.Sequence, Run.Version, null, branches, Run.DueAt), null, now);
                break;
            case SequenceMove.Act when branches is not null:
                Say(LeadEventKind.SequenceWaits, new StepFacts(Run.Sequence, Run.Version, null, branches), null, now);
                break;
        }
    }

    public void PutOff(SequenceStep step, DateTimeOffset until, string[] because, PermitReason[]? reasons, DateTimeOffset now)
    {
        Keep(SequenceRunner.PutOff(Run, until, because, now));
        Say(LeadEventKind.StepDeferred, new StepFacts(Run.Sequence, Run.Version, step.Id, string.Join(" ", because), until), reasons, now);
    }

    /// <summary>Another broker is to have the lead, and to be asked at once.</summary>
    public void Elsewhere(string because, DateTimeOffset now)
    {
        var back = RoutingReturns.PullBack(Lead, now, because);
        Lead = back.Next;
        _events.AddRange(back.Events);
        Keep(SequenceRunner.PutOff(Run, now + s_unassigned, [because], now));
    }

    /// <summary>The step was taken, or is left out.</summary>
    public void Taken(SequenceContent content, SequenceStep step, StepVerdict verdict, DateTimeOffset now)
    {
        var facts = new StepFacts(Run.Sequence, Run.Version, step.Id);
        switch (verdict)
        {
            case StepVerdict.Send { Queued: var queued }:
                Lead = Lead with { Version = Lead.Version + 1, UpdatedAt = now };
                _events.Add(queued.Event with { Version = Lead.Version, Body = queued.Event.Body with { Step = facts } });
                _outbox.AddRange(queued.Outbox);
                var message = queued.Event.Body.Message!;
                Keep(Run with { Pending = [.. Run.Pending, new PendingMessage(message.Id, message.Channel)] });
                break;
            case StepVerdict.Call:
                if (Run.Call is { } missed)
                {
                    Say(LeadEventKind.CallMissed, facts with { Step = missed.Step }, null, now);
                }

                Keep(Run with { Call = new CallTask(step.Id, now, step.Note) });
                Say(LeadEventKind.CallDue, facts with { Reason = step.Note }, null, now);
                break;
            case StepVerdict.Never never:
                Say(LeadEventKind.StepSkipped, facts with { Reason = never.Because }, never.Reasons, now);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(verdict), verdict.GetType().Name, "A step that is put off is not taken.");
        }

        Keep(SequenceRunner.Past(content, Run));
    }

    private void Keep(FollowUp run) => Lead = Lead with { FollowUp = run };

    private void Say(string kind, StepFacts facts, PermitReason[]? reasons, DateTimeOffset now) =>
        Add(kind, new LeadEventBody { Step = facts, Reasons = reasons }, now);

    private void Add(string kind, LeadEventBody body, DateTimeOffset now)
    {
        Lead = Lead with { Version = Lead.Version + 1, UpdatedAt = now };
        _events.Add(new LeadEvent(Lead.Id, Lead.Campaign, kind, Lead.Version, now, MessageSteps.Outreach, body, null));
    }
}
