using LeadGrid.Leads;

namespace LeadGrid.Sequences;

/// <summary>
/// A run in the head: asks for each step what the law and the broker say, and moves its own clock. Of a past lead it also goes
/// through what that one did meanwhile.
/// </summary>
internal sealed class Rehearsal
{
    private readonly SequenceContent _content;
    private readonly Queue<LeadEvent> _past;
    private readonly string? _zone;
    private readonly TimeSpan _longestDelay;
    private readonly List<RehearsedStep> _steps = [];
    private readonly List<RehearsedDelay> _delays = [];
    private LeadState _lead;
    private SequenceStep? _asked;

    /// <param name="past">What happened to the lead since, in order; its statuses as they were then.</param>
    public Rehearsal(SequenceContent content, LeadState lead, IEnumerable<LeadEvent> past, DateTimeOffset start, TimeSpan longestDelay)
    {
        var version = new SequenceVersion { Number = 1, Status = SequenceStatus.Draft, Content = content, By = "", At = start };
        (_content, _past, Now, _longestDelay) = (content, new(past), start, longestDelay);
        _zone = PersonZone.Of(lead);
        _lead = lead with { FollowUp = FollowUp.Begin("rehearsal", version, lead, start) };
    }

    public DateTimeOffset Now { get; private set; }

    public IReadOnlyList<RehearsedStep> Steps => _steps;

    /// <summary>How it ended: a sentence.</summary>
    public string End { get; private set; } = "";

    private FollowUp Run => _lead.FollowUp!;

    /// <returns>The step that may be taken at <see cref="Now"/>, if it may; null: the run is over.</returns>
    public SequenceStep? Next()
    {
        while (true)
        {
            Catch();
            if (Run.Status != FollowUpStatus.Running)
            {
                return Over(Run.Reason!);
            }

            var move = SequenceRunner.Next(_content, Run, new RunnerView(_lead.Status, _lead.Score, _zone, Now));
            Keep(move.Run);
            switch (move)
            {
                case SequenceMove.Act act:
                    return _asked = act.Step;
                case SequenceMove.Sleep:
                    Now = Run.DueAt!.Value;
                    break;
                default:
                    return Over("all steps were taken");
            }
        }
    }

    /// <summary>What was said to the step.</summary>
    /// <param name="verdict">Null: it may be taken.</param>
    public void Answer(StepVerdict? verdict)
    {
        var why = verdict is StepVerdict.Never never ? never.Because : null;
        if (verdict is StepVerdict.Later later)
        {
            _delays.Add(new RehearsedDelay(Now, later.Until, later.Because, later.Reasons ?? []));
            if (later.Until - (Run.PutOffSince ?? Now) <= _longestDelay)
            {
                Keep(SequenceRunner.PutOff(Run, later.Until, later.Because, Now));
                Now = later.Until;
                return;
            }

            why = "it could not be taken in time";
        }

        _steps.Add(new RehearsedStep(_asked!.Id, _asked.Kind, Now, why, [.. _delays]));
        _delays.Clear();
        Keep(SequenceRunner.Past(_content, Run));
    }

    // Everything that had happened by now, in its order; a run that ends early goes no further.
    private void Catch()
    {
        while (Run.Status == FollowUpStatus.Running && _past.TryPeek(out var step) && step.At <= Now)
        {
            _past.Dequeue();
            var lead = _lead with { Status = PastStatuses.After(_lead.Status, step.Kind) };
            (_lead, _) = FollowUpReactions.After(lead, step);
            if (Run.Status != FollowUpStatus.Running)
            {
                Now = step.At > Run.StartedAt ? step.At : Run.StartedAt;
            }
        }
    }

    private SequenceStep? Over(string end)
    {
        End = end;
        return null;
    }

    private void Keep(FollowUp run) => _lead = _lead with { FollowUp = run };
}
