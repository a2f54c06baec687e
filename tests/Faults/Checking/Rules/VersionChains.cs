using LeadGrid.Faults.History;

namespace LeadGrid.Faults.Checking.Rules;

/// <summary>Every version of a lead is one event, in the order of commit, and the row is what the last one made of it.</summary>
internal static class VersionChains
{
    public static IEnumerable<Violation> Check(RunHistory history, GridState state)
    {
        var leads = state.Leads.ToDictionary(l => l.Id);
        var stories = LeadStory.Tell(state);
        foreach (var id in stories.Keys.Where(id => !leads.ContainsKey(id)))
        {
            yield return Broken($"the log knows lead {id}, and there is none", [.. stories[id].Select(c => c.Step)]);
        }

        var order = state.Log.Index().ToDictionary<(int Index, EventRecord Item), EventRecord, int>(
            e => e.Item, e => e.Index, ReferenceEqualityComparer.Instance);
        foreach (var lead in state.Leads)
        {
            var story = stories.GetValueOrDefault(lead.Id) ?? [];
            if (!story.Select(c => c.Step.Version).SequenceEqual(Versions(lead.Version)))
            {
                yield return Broken(
                    $"lead {lead.Id} stands at version {lead.Version}, and its log has {string.Join(", ", story.Select(c => c.Step.Version))}",
                    [lead, .. story.Select(c => c.Step)]);
            }
            else if (!story[^1].Agrees(lead.Status, lead.Broker))
            {
                yield return Broken($"lead {lead.Id} is not what its log makes of it", lead, story[^1]);
            }
            else if (!story.Zip(story.Skip(1)).All(pair => order[pair.First.Step] < order[pair.Second.Step]))
            {
                yield return Broken($"the log of lead {lead.Id} is out of order", [.. story.Select(c => c.Step)]);
            }
        }

        foreach (var twice in history.Acknowledged<WorkLead, Worked>().GroupBy(w => (w.Request.Lead, w.Answer.Version)).Where(w => w.Count() > 1))
        {
            yield return Broken($"version {twice.Key.Version} of lead {twice.Key.Lead} was acknowledged to more than one", [.. twice.Select(w => w.Operation)]);
        }
    }

    private static IEnumerable<long> Versions(long last)
    {
        for (long version = 1; version <= last; version++)
        {
            yield return version;
        }
    }

    private static Violation Broken(string what, params object?[] evidence) => new(Promise.VersionsFollowOneAnother, what, evidence);
}
