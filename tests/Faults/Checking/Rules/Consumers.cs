using LeadGrid.Faults.History;
using LeadGrid.Leads;

namespace LeadGrid.Faults.Checking.Rules;

/// <summary>What each durable consumer has counted is what the log holds.</summary>
internal static class Consumers
{
    public static IEnumerable<Violation> Check(RunHistory history, GridState state) =>
        state.Counters.GroupBy(c => c.Consumer).SelectMany(consumer => Counted(consumer.Key, [.. consumer], state)).Concat(Waiting(state));

    private static IEnumerable<Violation> Counted(string consumer, CounterRecord[] counters, GridState state)
    {
        var (campaigns, kinds) = (counters.Any(c => c.Campaign is not null), counters.Any(c => c.Kind is not null));
        var recount = state.Log.CountBy(e => (campaigns ? e.Campaign : null, kinds ? e.Kind : null)).ToDictionary();
        var counted = counters.ToDictionary(c => (c.Campaign, c.Kind), c => c.Count);
        foreach (var key in recount.Keys.Union(counted.Keys))
        {
            if (counted.GetValueOrDefault(key) != recount.GetValueOrDefault(key))
            {
                yield return new Violation(
                    Promise.EveryEventCountedOnce,
                    $"{consumer} counted {counted.GetValueOrDefault(key)} {key.Item2} in {key.Item1}, and there are {recount.GetValueOrDefault(key)}");
            }
        }
    }

    private static IEnumerable<Violation> Waiting(GridState state)
    {
        var waiting = state.Leads.Where(l => l.Status == LeadStatus.Queued).Select(l => l.Id).ToHashSet();
        if (state.Waiting is { } told && !waiting.SetEquals(told))
        {
            yield return new Violation(
                Promise.EveryEventCountedOnce, $"{waiting.Count} leads wait, and the queue that a consumer keeps has {told.Length}",
                [.. waiting.Except(told).Select(l => $"missing {l}"), .. told.Except(waiting).Select(l => $"left over {l}")]);
        }
    }
}
