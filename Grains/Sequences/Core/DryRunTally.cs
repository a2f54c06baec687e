using LeadGrid.Compliance;

namespace LeadGrid.Sequences;

/// <summary>Adds up what a sequence would have done with many leads.</summary>
internal static class DryRunTally
{
    public static SequenceDryRun Of(SequenceContent content, IReadOnlyCollection<(IReadOnlyList<RehearsedStep> Steps, string End)> runs)
    {
        var byStep = runs.SelectMany(run => run.Steps).ToLookup(step => step.Step);
        return new SequenceDryRun(
            runs.Count,
            [.. content.Steps.Where(IsAct).Select(step => Of(step, [.. byStep[step.Id]]))],
            [.. runs.CountBy(run => run.End).OrderByDescending(end => end.Value).ThenBy(end => end.Key, StringComparer.Ordinal)
                .Select(end => new DryRunEnd(end.Key, end.Value))]);
    }

    private static DryRunStep Of(SequenceStep step, RehearsedStep[] taken) => new(
        step.Id,
        step.Kind,
        taken.Length,
        taken.Count(each => each.Why is null),
        taken.Count(each => each.PutOff.Length > 0),
        taken.Count(each => each.Why is not null),
        [
            .. taken.SelectMany(each => each.PutOff).SelectMany(delay => delay.Reasons).Where(reason => reason.Outcome != PermitOutcome.Allow)
                .CountBy(reason => reason.Rule).OrderByDescending(rule => rule.Value).ThenBy(rule => rule.Key, StringComparer.Ordinal)
                .Select(rule => new DryRunRule(rule.Key, rule.Value)),
        ]);

    private static bool IsAct(SequenceStep step) => step.Kind is SequenceStepKind.Text or SequenceStepKind.Email or SequenceStepKind.Call;
}
