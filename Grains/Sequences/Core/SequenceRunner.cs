using LeadGrid.Leads;

namespace LeadGrid.Sequences;

/// <summary>What a run is decided by beside its sequence.</summary>
/// <param name="Zone">The person's, an IANA name; null: not known, and UTC stands for it.</param>
internal sealed record RunnerView(LeadStatus Status, int Score, string? Zone, DateTimeOffset Now);

/// <param name="Held">Whether its condition did.</param>
internal readonly record struct BranchTaken(string Step, bool Held);

/// <summary>What comes next in a run. A closed set.</summary>
internal abstract record SequenceMove(FollowUp Run)
{
    /// <summary>The branches on the way there.</summary>
    public BranchTaken[] Branches { get; init; } = [];

    /// <summary>A step that does something: whether it may is not asked yet.</summary>
    internal sealed record Act(FollowUp Run, SequenceStep Step) : SequenceMove(Run);

    /// <summary>Nothing before <see cref="FollowUp.DueAt"/>.</summary>
    internal sealed record Sleep(FollowUp Run) : SequenceMove(Run);

    internal sealed record Finish(FollowUp Run) : SequenceMove(Run);
}

/// <summary>Walks a run from step to step: waits and branches are its own, the rest is for others to carry out.</summary>
internal static class SequenceRunner
{
    /// <summary>From the run's next step on. Steps lead forward only, so that it ends.</summary>
    public static SequenceMove Next(SequenceContent content, FollowUp run, RunnerView view)
    {
        var at = run.Next;
        var branches = new List<BranchTaken>();
        while (at < content.Steps.Length)
        {
            var step = content.Steps[at];
            switch (step.Kind)
            {
                case SequenceStepKind.Wait:
                    var until = EndOf(step, run, view);
                    if (until > view.Now)
                    {
                        return new SequenceMove.Sleep(Stand(content, run, at + 1) with { DueAt = until }) { Branches = [.. branches] };
                    }

                    at++;
                    break;
                case SequenceStepKind.Branch:
                    var held = Holds(step.If!, run, view);
                    branches.Add(new BranchTaken(step.Id, held));
                    at = PlaceOf(content, held ? step.Then : step.Else) ?? at + 1;
                    break;
                case SequenceStepKind.End:
                    at = content.Steps.Length;
                    break;
                case SequenceStepKind.Text:
                case SequenceStepKind.Email:
                case SequenceStepKind.Call:
                    return new SequenceMove.Act(Stand(content, run, at), step) { Branches = [.. branches] };
                default:
                    throw new ArgumentOutOfRangeException(nameof(content), step.Kind, "A kind of step that no rule knows.");
            }
        }

        return new SequenceMove.Finish(Stand(content, run, at) with { Status = FollowUpStatus.Finished, DueAt = null })
        {
            Branches = [.. branches],
        };
    }

    /// <summary>The run after its next step was taken or passed over.</summary>
    public static FollowUp Past(SequenceContent content, FollowUp run) => Stand(content, run, run.Next + 1);

    /// <summary>The run whose next step is put off.</summary>
    public static FollowUp PutOff(FollowUp run, DateTimeOffset until, string[] because, DateTimeOffset now) =>
        run with { DueAt = until, PutOffSince = run.PutOffSince ?? now, Because = because };

    /// <summary>Whether a condition holds.</summary>
    public static bool Holds(SequenceCondition condition, FollowUp run, RunnerView view) => condition.Kind switch
    {
        SequenceConditionKind.Replied => run.Replied,
        SequenceConditionKind.Score => view.Score >= condition.Score,
        SequenceConditionKind.Disposition => condition.Statuses.Contains(view.Status),
        SequenceConditionKind.TimeOfDay => IsWithin(condition, view),
    };

    private static FollowUp Stand(SequenceContent content, FollowUp run, int at) => at == run.Next
        ? run with { NextStep = NameAt(content, at) }
        : run with { Next = at, NextStep = NameAt(content, at), PutOffSince = null, Because = [] };

    private static string? NameAt(SequenceContent content, int at) => at < content.Steps.Length ? content.Steps[at].Id : null;

    private static int? PlaceOf(SequenceContent content, string? step) =>
        step is null ? null : Array.FindIndex(content.Steps, each => each.Id == step);

    private static DateTimeOffset EndOf(SequenceStep wait, FollowUp run, RunnerView view)
    {
        if (wait.Minutes is { } minutes)
        {
            return view.Now.AddMinutes(minutes);
        }

        var first = PersonClock.DateOf(run.StartedAt, view.Zone);
        return PersonClock.At(first.AddDays(wait.Day!.Value - 1), wait.TimeOfDay ?? 0, view.Zone);
    }

    private static bool IsWithin(SequenceCondition condition, RunnerView view)
    {
        var minute = PersonClock.MinuteOf(view.Now, view.Zone);
        return condition.From <= condition.To
            ? condition.From <= minute && minute < condition.To
            : condition.From <= minute || minute < condition.To;
    }
}
