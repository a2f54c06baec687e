using LeadGrid.Faults.History;

namespace LeadGrid.Faults.Checking;

/// <summary>What a broker took at a time, as far as its administrator could know.</summary>
internal sealed class SettingsTimeline
{
    /// <summary>A decision about waiting leads began at most this long before its transaction.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    private readonly Dictionary<string, Operation[]> _changes;
    private readonly Dictionary<string, Limits> _final;
    private readonly Dictionary<long, DateTimeOffset> _posted;
    private readonly Dictionary<Guid, long?> _marks;

    public SettingsTimeline(RunHistory history, GridState state)
    {
        _changes = history.Operations
            .Where(o => o is { Request: SetBroker, Answer: not Declined })
            .GroupBy(o => ((SetBroker)o.Request).Broker)
            .ToDictionary(o => o.Key, o => o.ToArray());
        _final = state.Brokers.ToDictionary(b => b.Id, b => b.Limits);
        _posted = history.Operations
            .Where(o => o.Request is PostLead)
            .GroupBy(o => ((PostLead)o.Request).Mark)
            .ToDictionary(o => o.Key, o => o.Min(p => p.Began));
        _marks = state.Leads.ToDictionary(l => l.Id, l => l.Mark);
    }

    /// <summary>
    /// The settings by which an assignment may have been decided: all that may have been in force at some moment from
    /// when its decision may have begun. A decision under way while the settings change may still follow the old ones.
    /// </summary>
    /// <returns>Empty where nobody can know: before the first change of a run.</returns>
    public IReadOnlyList<Limits> InForce(EventRecord assignment)
    {
        if (!_changes.TryGetValue(assignment.Broker!, out var changes))
        {
            return _final.TryGetValue(assignment.Broker!, out var limits) ? [limits] : [];
        }

        var from = Begun(assignment);
        if (!changes.Any(c => c.Answer is BrokerSet && c.Ended <= from))
        {
            return [];
        }

        return [.. changes
            .Where(c => c.Began <= assignment.At && !changes.Any(later => later.Number > c.Number && later.Answer is BrokerSet && later.Ended <= from))
            .Select(c => ((SetBroker)c.Request).Next)];
    }

    private DateTimeOffset Begun(EventRecord assignment) =>
        assignment.Version == 2 && _marks.GetValueOrDefault(assignment.Lead) is { } mark && _posted.TryGetValue(mark, out var posted)
            ? posted
            : assignment.BeganAt - Grace;
}
