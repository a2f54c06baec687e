using System.Collections.Frozen;
using LeadGrid.Campaigns;
using LeadGrid.Routing;

namespace LeadGrid.Intake;

/// <summary>Holds a lead against the campaign's acceptance criteria.</summary>
internal static class CriteriaRules
{
    // What is computed from other fields says nothing of a lead with faults.
    private static readonly FrozenSet<string> Derived = FrozenSet.Create(Paths.Score, "completeness", "repairs.count");

    /// <summary>Adds a fault for each criterion that is not met, but for those that would blame a fault twice.</summary>
    public static void Check(AcceptanceCriterion[] criteria, LeadFacts facts, Findings findings)
    {
        var found = findings.Faults;
        foreach (var (condition, message) in criteria)
        {
            var blamed = Array.Exists(found, fault => Covers(fault.Field, condition.Field));
            if (!blamed && !ConditionEvaluator.Holds(condition, facts))
            {
                findings.Fault(condition.Field, message);
            }
        }
    }

    private static bool Covers(string faulty, string path) =>
        faulty == path || path.StartsWith($"{faulty}.", StringComparison.Ordinal) || Derived.Contains(path);
}
