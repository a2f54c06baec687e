using LeadGrid.Faults.History;
using LeadGrid.Leads;

namespace LeadGrid.Faults.Checking.Rules;

/// <summary>A lead that waits is looked at again, until it is routed; and then it has been routed once.</summary>
internal static class DueWork
{
    /// <summary>Work that is due is leased for half a minute and may have to be taken twice.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    public static IEnumerable<Violation> Check(RunHistory history, GridState state)
    {
        foreach (var (lead, story) in LeadStory.Tell(state))
        {
            for (var i = 2; i < story.Length; i++)
            {
                if (story[i].Step.Kind == EventKinds.Assigned && story[i - 1].Status is not (LeadStatus.Queued or LeadStatus.Returned or LeadStatus.Received))
                {
                    yield return Broken($"lead {lead} no longer waited when it was routed again", [.. story[(i - 1)..(i + 1)].Select(c => c.Step)]);
                }
            }
        }

        var planned = state.Due.Select(d => (d.Campaign, d.Lead)).ToHashSet();
        foreach (var lead in state.Leads.Where(l => l.Status == LeadStatus.Queued))
        {
            if (!planned.Contains((lead.Campaign, Guid.Empty)) && !planned.Contains((lead.Campaign, lead.Id)))
            {
                yield return Broken($"lead {lead.Id} waits, and nobody is to look at it again", lead);
            }
        }

        foreach (var due in state.Due.Where(d => d.DueAt < state.At - Patience))
        {
            yield return Broken($"work of {due.Campaign} was due at {due.DueAt:HH:mm:ss} and is not done at {state.At:HH:mm:ss}", due);
        }
    }

    private static Violation Broken(string what, params object?[] evidence) => new(Promise.DueWorkTakesEffectOnce, what, evidence);
}
