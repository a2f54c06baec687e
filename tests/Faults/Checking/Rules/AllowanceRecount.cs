using LeadGrid.Faults.History;

namespace LeadGrid.Faults.Checking.Rules;

/// <summary>
/// Counts again what each broker has had and has open, and what is leased out: together they are what is kept.
/// </summary>
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

            // A day begins in the row also when a lease is returned on it, or granted, and nobody got a lead.
            var last = days.Append(allowance.Day).Max();
            var counted = new AllowanceRecord(
                broker.Id, last, days.Count(d => d == last), days.Count(d => (d.Year, d.Month) == (last.Year, last.Month)),
                state.Leads.Count(l => l.Broker == broker.Id && LeadStory.IsOpen(l.Status)));
            LeaseRecord[] leases = [.. state.Leases.Where(l => l.Broker == broker.Id)];
            if (leases.Aggregate(allowance, (kept, lease) => kept.Without(lease)) != counted)
            {
                yield return Wrong($"what {broker.Id} has had is counted wrongly", [allowance, counted, .. leases]);
            }
        }
    }

    private static Violation Wrong(string what, params object?[] evidence) => new(Promise.AllowancesAreRight, what, evidence);
}
