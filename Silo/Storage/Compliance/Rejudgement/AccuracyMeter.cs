using System.Diagnostics.Metrics;
using LeadGrid.Telemetry;

namespace LeadGrid.Storage.Compliance.Rejudgement;

internal static class AccuracyMeter
{
    public static readonly StorageMeter.Seen Accuracy = new(
        "leadgrid.consent.accuracy", "1", "Share of the newest judged day's contacts that were right; anything under 1 wakes somebody", null);

    public static readonly StorageMeter.Seen Waiting = new(
        "leadgrid.consent.days_waiting", "{day}", "Days that are over and not judged again yet; more than one is an outage", null);

    private static readonly Counter<long> s_differences = LeadGridMetrics.Meter.CreateCounter<long>(
        "leadgrid.consent.differences", "{contact}", "Contacts that were wrong by the second judgement, by what was wrong");

    public static void Found(string objection) => s_differences.Add(1, new KeyValuePair<string, object?>("objection", objection));
}
