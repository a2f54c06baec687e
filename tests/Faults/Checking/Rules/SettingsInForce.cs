using LeadGrid.Faults.History;

namespace LeadGrid.Faults.Checking.Rules;

/// <summary>Who was paused before a lead was posted does not get it.</summary>
internal static class SettingsInForce
{
    public static IEnumerable<Violation> Check(RunHistory history, GridState state)
    {
        var timeline = new SettingsTimeline(history, state);
        foreach (var assignment in state.Log.Where(e => e.Kind == EventKinds.Assigned))
        {
            var inForce = timeline.InForce(assignment);
            if (inForce.Count > 0 && inForce.All(l => l.Paused))
            {
                yield return new Violation(
                    Promise.SettingsAreFollowed, $"{assignment.Broker} was paused and got lead {assignment.Lead}",
                    [assignment, .. history.Operations.Where(o => o.Request is SetBroker set && set.Broker == assignment.Broker && o.Began <= assignment.At).TakeLast(3)]);
            }
        }
    }
}
