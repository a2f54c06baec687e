using LeadGrid.Faults.History;

namespace LeadGrid.Faults.Checking.Rules;

/// <summary>Replays the log in the order of commit and holds each assignment against the caps in force.</summary>
internal static class Caps
{
    public static IEnumerable<Violation> Check(RunHistory history, GridState state)
    {
        var timeline = new SettingsTimeline(history, state);
        var zones = BrokerDays.Zones(state);
        var chapters = LeadStory.Tell(state).Values.SelectMany(c => c).ToDictionary<Chapter, EventRecord>(c => c.Step, ReferenceEqualityComparer.Instance);
        var (days, months, open) = (new Dictionary<(string, DateOnly), int>(), new Dictionary<(string, int), int>(), new Dictionary<string, HashSet<Guid>>());
        foreach (var step in state.Log.Where(e => e.Version > 0))
        {
            var chapter = chapters[step];
            if (chapter.Broker is not { } broker)
            {
                continue;
            }

            var places = open.TryGetValue(broker, out var known) ? known : open[broker] = [];
            if (!LeadStory.IsOpen(chapter.Status))
            {
                places.Remove(step.Lead);
            }

            if (step.Kind != EventKinds.Assigned)
            {
                continue;
            }

            places.Add(step.Lead);
            var day = BrokerDays.Of(zones[broker], step.At);
            var (today, thisMonth) = (Count(days, (broker, day)), Count(months, (broker, (12 * day.Year) + day.Month)));
            var inForce = timeline.InForce(step);
            foreach (var (what, had, cap) in new[]
            {
                ($"on {day:yyyy-MM-dd}", today, Most(inForce, l => l.Daily)),
                ($"in {day:yyyy-MM}", thisMonth, Most(inForce, l => l.Monthly)),
                ("open at once", places.Count, Most(inForce, l => l.Open)),
            })
            {
                if (had > cap)
                {
                    yield return new Violation(Promise.NoCapExceeded, $"{broker} takes {cap} leads {what} and got {had}", [step, .. inForce]);
                }
            }
        }
    }

    private static int Count<TKey>(Dictionary<TKey, int> counts, TKey key)
        where TKey : notnull => counts[key] = counts.GetValueOrDefault(key) + 1;

    // No cap, or one that nobody can know, allows everything.
    private static int Most(IReadOnlyList<Limits> inForce, Func<Limits, int?> cap) =>
        inForce.Select(l => cap(l) ?? int.MaxValue).DefaultIfEmpty(int.MaxValue).Max();
}
