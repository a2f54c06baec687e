using LeadGrid.Faults.History;
using LeadGrid.Intake;

namespace LeadGrid.Faults.Checking.Rules;

/// <summary>However often a key is posted: one effect, one answer.</summary>
internal static class Repeats
{
    public static IEnumerable<Violation> Check(RunHistory history, GridState state)
    {
        var leads = state.Leads.Where(l => l.Mark is not null).ToLookup(l => l.Mark!.Value);
        var marks = new HashSet<long>();
        foreach (var key in history.Operations.Where(o => o.Request is PostLead).GroupBy(o => ((PostLead)o.Request).Key))
        {
            var mark = ((PostLead)key.First().Request).Mark;
            marks.Add(mark);
            if (leads[mark].Count() > 1)
            {
                yield return Broken($"the key {key.Key} made {leads[mark].Count()} leads", [.. leads[mark], .. key]);
            }

            // No client of a run posts another body under a key.
            if (key.FirstOrDefault(o => o.Answer is Posted { Outcome: IntakeOutcome.KeyReused }) is { } taken)
            {
                yield return Broken($"the key {key.Key} was taken for another post's", [taken, .. key]);
            }

            // A rejected post is not remembered: it may be mended and posted again.
            Operation[] answered = [.. key.Where(o => o.Answer is Posted { Outcome: IntakeOutcome.Accepted or IntakeOutcome.Duplicate })];
            Posted[] answers = [.. answered.Select(o => (Posted)o.Answer)];
            if (answers.Select(a => a with { Replay = false }).Distinct().Count() > 1)
            {
                yield return Broken($"the key {key.Key} was answered in two ways", [.. answered]);
            }
            else if (answers.Count(a => !a.Replay) > 1)
            {
                yield return Broken($"the key {key.Key} was decided more than once", [.. answered]);
            }
        }

        foreach (var stranger in state.Leads.Where(l => l.Mark is { } mark && !marks.Contains(mark)))
        {
            yield return Broken($"nobody posted lead {stranger.Id}", stranger);
        }
    }

    private static Violation Broken(string what, params object?[] evidence) => new(Promise.RepeatsHaveNoEffect, what, evidence);
}
