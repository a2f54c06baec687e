using System.Diagnostics.Metrics;
using LeadGrid.Leads;
using LeadGrid.Telemetry;

namespace LeadGrid.Storage.DueWork;

internal static class DueWorkMeter
{
    private static readonly Histogram<double> Lateness = LeadGridMetrics.Meter.CreateHistogram<double>(
        "leadgrid.due_work.lateness", "s", "Time from when work was due to when it was begun, by kind; first attempts only");

    private static readonly Counter<long> Done = LeadGridMetrics.Meter.CreateCounter<long>(
        "leadgrid.due_work.done", "{piece}", "Work done, by kind and outcome: done, superseded, retried, unreachable, given_up");

    public static void Begun(LeasedWork work, TimeSpan waited)
    {
        if (work.Attempts == 1)
        {
            Lateness.Record((work.Late + waited).TotalSeconds, Kind(work.Kind));
        }
    }

    public static void Ended(DueWorkKind kind, string outcome, int pieces = 1) =>
        Done.Add(pieces, Kind(kind), new KeyValuePair<string, object?>("outcome", outcome));

    private static KeyValuePair<string, object?> Kind(DueWorkKind kind) => new("kind", kind.ToString());
}
