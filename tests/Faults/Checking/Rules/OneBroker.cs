using LeadGrid.Faults.History;
using LeadGrid.Leads;

namespace LeadGrid.Faults.Checking.Rules;

/// <summary>From an assignment until it is returned a lead is its broker's and nobody else's.</summary>
internal static class OneBroker
{
    public static IEnumerable<Violation> Check(RunHistory history, GridState state)
    {
        foreach (var (lead, story) in LeadStory.Tell(state))
        {
            for (var i = 1; i < story.Length; i++)
            {
                var (before, now) = (story[i - 1], story[i]);
                if (now.Step.Kind == EventKinds.Assigned && before.Broker is { } holder && before.Status != LeadStatus.Returned && holder != now.Broker)
                {
                    yield return new Violation(
                        Promise.OneBrokerAtATime, $"lead {lead} was {holder}'s when it was assigned to {now.Broker}", before.Step, now.Step);
                }
            }
        }

        // What brokers were told counts as much as what is written.
        var told = history.Acknowledged<PostLead, Posted>().Where(p => p.Answer is { Broker: not null, LeadId: not null });
        foreach (var two in told.GroupBy(p => p.Answer.LeadId!.Value).Where(p => p.Select(a => a.Answer.Broker).Distinct().Count() > 1))
        {
            yield return new Violation(Promise.OneBrokerAtATime, $"lead {two.Key} was promised to two brokers", [.. two.Select(p => p.Operation)]);
        }
    }
}
