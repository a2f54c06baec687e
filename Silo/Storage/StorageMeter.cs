using System.Diagnostics.Metrics;
using LeadGrid.Telemetry;

namespace LeadGrid.Storage;

/// <summary>Gauges that <see cref="StorageWatch"/> sets. Tags are consumers, campaigns and kinds.</summary>
internal static class StorageMeter
{
    public static readonly Seen ConsumerLag = new(
        "leadgrid.log.consumer_lag", "s", "How far a durable consumer's slowest checkpoint is behind; about half a minute is none", "consumer");

    public static readonly Seen Waiting = new("leadgrid.routing.waiting", "{lead}", "Leads that wait for a broker", "campaign");

    public static readonly Seen WaitingOldest = new(
        "leadgrid.routing.waiting_oldest", "s", "How long the first of them has been waiting", "campaign");

    public static readonly Seen OldestWriter = new(
        "leadgrid.log.oldest_writer", "s", "Age of the oldest transaction that writes: it holds the log back", null);

    public static readonly Seen PartitionsAhead = new(
        "leadgrid.log.partitions_ahead", "{month}", "Months after this one whose partition of the log is there; none ahead stops all writing at the month's end", null);

    public static readonly Seen DueDepth = new(
        "leadgrid.due_work.depth", "{piece}", "Work that is due and not begun, counted up to 10,000 a campaign", null);

    public static readonly Seen DueOverdue = new("leadgrid.due_work.overdue", "s", "How long the oldest of it has been due", null);

    public static readonly Seen DueGivenUp = new(
        "leadgrid.due_work.given_up", "{piece}", "Work that failed too often and waits for somebody to mend the cause", "kind");

    /// <summary>The values of one gauge when it was last looked.</summary>
    internal sealed class Seen
    {
        private volatile Measurement<double>[] _values = [];
        private readonly string? _tag;

        public Seen(string name, string unit, string description, string? tag)
        {
            _tag = tag;
            LeadGridMetrics.Meter.CreateObservableGauge(name, () => _values, unit, description);
        }

        public void Show(IEnumerable<(string Tag, double Value)> values) => _values =
        [
            .. values.Select(v => _tag is null
                ? new Measurement<double>(v.Value)
                : new Measurement<double>(v.Value, new KeyValuePair<string, object?>(_tag, v.Tag))),
        ];
    }
}
