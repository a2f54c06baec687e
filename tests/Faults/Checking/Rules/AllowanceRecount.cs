using LeadGrid.Faults.History;

namespace LeadGrid.Faults.Checking.Rules;

/// <summary>Counts again what each broker has had and has open.</summary>
internal static class AllowanceRecount
{
    public static IEnumerable<Violation> Check(RunHistory history, GridState state)
    {
        var zones = BrokerDays.Zones(state);
        var kept = state.Allowances.ToDictionary(a => a.Broker);
        foreach (var broker in state.Brokers)
        {
            DateOnly[] days = [.. state.Log
                .Where(e => e.Kind == EventKinds.Assigned && e.Broker == broker.Id)
                .Select(e => BrokerDays.Of(zones[broker.Id], e.At))];
            if (!kept.TryGetValue(broker.Id, out var allowance))
            {
                if (days.Length > 0)
                {
                    yield return Wrong($"{broker.Id} has had {days.Length} leads, and nothing is counted");
                }

                continue;
            }

            var last = days.DefaultIfEmpty(allowance.Day).Max();
            var counted = new AllowanceRecord(
                broker.Id, last, days.Count(d => d == last), days.Count(d => (d.Year, d.Month) == (last.Year, last.Month)),
                state.Leads.Count(l => l.Broker == broker.Id && LeadStory.IsOpen(l.Status)));
            if (allowance != counted)
            {
                yield return Wrong($"what {broker.Id} has had is counted wrongly", allowance, counted);
            }
        }
    }

    private static Violation Wrong(string what, params object?[] evidence) => new(Promise.AllowancesAreRight, what, evidence);
}
