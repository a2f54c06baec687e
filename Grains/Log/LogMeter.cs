using System.Diagnostics.Metrics;
using LeadGrid.Telemetry;

namespace LeadGrid.Log;

internal static class LogMeter
{
    public static readonly Counter<long> Faults = LeadGridMetrics.Meter.CreateCounter<long>(
        "leadgrid.log.consumer_faults", "{fault}", "Steps of durable consumers that failed and are tried again, by consumer");

    private static readonly Counter<long> Events = LeadGridMetrics.Meter.CreateCounter<long>(
        "leadgrid.log.consumed", "{event}", "Events that durable consumers have committed, by consumer");

    private static readonly Histogram<double> Delay = LeadGridMetrics.Meter.CreateHistogram<double>(
        "leadgrid.log.delay", "s", "Time from an event's transaction to a consumer's commit, of each slice's newest event");

    public static void Applied(string consumer, LoggedEvent[] events, DateTimeOffset now)
    {
        if (events.Length > 0)
        {
            var tag = new KeyValuePair<string, object?>("consumer", consumer);
            Events.Add(events.Length, tag);
            Delay.Record(Math.Max(0, (now - events[^1].RecordedAt).TotalSeconds), tag);
        }
    }
}
