using LeadGrid.Faults.Checking;

namespace LeadGrid.Faults.Simulation;

/// <summary>A durable consumer of the log: counts by campaign and kind, its checkpoint committed with its counts.</summary>
internal sealed class SimulatedConsumer(PlantedBug bug)
{
    private readonly Dictionary<(string Campaign, string Kind), long> _counts = [];
    private long _checkpoint;
    private long _saved;

    /// <param name="horizon">Below it nothing can still be committed.</param>
    public void Read(IReadOnlyList<EventRecord> log, long horizon)
    {
        var upTo = bug == PlantedBug.ConsumerSkipsALateCommitter ? long.MaxValue : horizon;
        foreach (var e in log.Where(e => e.Position > _checkpoint && e.Position < upTo).ToArray())
        {
            _counts[(e.Campaign, e.Kind)] = _counts.GetValueOrDefault((e.Campaign, e.Kind)) + 1;
        }

        _saved = _checkpoint;
        _checkpoint = log.Where(e => e.Position < upTo).Select(e => e.Position).DefaultIfEmpty(_checkpoint).Max();
    }

    public void Restart()
    {
        if (bug == PlantedBug.ConsumerCountsTwiceAfterARestart)
        {
            _checkpoint = _saved;
        }
    }

    public IEnumerable<CounterRecord> Counters => _counts.Select(c => new CounterRecord("counters", c.Key.Campaign, c.Key.Kind, c.Value));
}
