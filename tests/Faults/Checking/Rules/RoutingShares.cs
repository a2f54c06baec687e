using LeadGrid.Faults.History;

namespace LeadGrid.Faults.Checking.Rules;

/// <summary>
/// Turns among one set of brokers repeat with the sum of their weights, so that any stretch of that length gives each
/// broker exactly its weight, wherever it begins, and a shorter one never more.
/// </summary>
internal static class RoutingShares
{
    public static IEnumerable<Violation> Check(RunHistory history, GridState state) => state.Log
        .Where(e => e is { Kind: EventKinds.Assigned, Eligible.Length: > 0 })
        .GroupBy(e => (e.Campaign, Set: string.Join(", ", e.Eligible.Select(s => $"{s.Broker} {s.Weight}"))))
        .Select(set => Turns(set.Key.Campaign, set.Key.Set, [.. set]))
        .OfType<Violation>();

    private static Violation? Turns(string campaign, string set, EventRecord[] turns)
    {
        var weights = turns[0].Eligible.ToDictionary(s => s.Broker, s => s.Weight);
        var cycle = weights.Values.Sum();
        var had = weights.Keys.ToDictionary(b => b, _ => 0);
        for (var i = 0; i < turns.Length; i++)
        {
            if (i >= cycle)
            {
                had[turns[i - cycle].Broker!]--;
            }

            if (!had.TryGetValue(turns[i].Broker!, out var count) || count + 1 > weights[turns[i].Broker!])
            {
                return new Violation(
                    Promise.SharesAreExact, $"{turns[i].Broker} got more than its share in {campaign} among {set}",
                    [turns[i], .. turns[Math.Max(0, i - cycle + 1)..i]]);
            }

            had[turns[i].Broker!] = count + 1;
        }

        return null;
    }
}
