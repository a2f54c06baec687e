using LeadGrid.Faults.History;

namespace LeadGrid.Faults.Checking.Rules;

/// <summary>What each durable consumer has counted is what the log holds.</summary>
internal static class Consumers
{
    public static IEnumerable<Violation> Check(RunHistory history, GridState state)
    {
        var recount = state.Log.CountBy(e => (e.Campaign, e.Kind)).ToDictionary();
        foreach (var consumer in state.Counters.GroupBy(c => c.Consumer))
        {
            var counted = consumer.ToDictionary(c => (c.Campaign, c.Kind), c => c.Count);
            var kinds = consumer.Select(c => c.Kind).ToHashSet();
            foreach (var key in recount.Keys.Where(k => kinds.Contains(k.Kind)).Union(counted.Keys))
            {
                if (counted.GetValueOrDefault(key) != recount.GetValueOrDefault(key))
                {
                    yield return new Violation(
                        Promise.EveryEventCountedOnce,
                        $"{consumer.Key} counted {counted.GetValueOrDefault(key)} {key.Kind} in {key.Campaign}, and there are {recount.GetValueOrDefault(key)}");
                }
            }
        }
    }
}
