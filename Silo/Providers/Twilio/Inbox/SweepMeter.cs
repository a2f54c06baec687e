using System.Diagnostics.Metrics;
using LeadGrid.Storage;
using LeadGrid.Telemetry;

namespace LeadGrid.Providers.Twilio.Inbox;

internal static class SweepMeter
{
    public static readonly StorageMeter.Seen Behind = new(
        "leadgrid.inbound.sweep_age", "s", "How far the number that was swept the longest ago is behind; more than a quarter of an hour wakes somebody", null);

    private static readonly Counter<long> s_missed = LeadGridMetrics.Meter.CreateCounter<long>(
        "leadgrid.inbound.missed", "{text}", "Texts of people that a sweep found and no webhook had brought; any means that our webhook was not reached");

    private static readonly Counter<long> s_sweeps = LeadGridMetrics.Meter.CreateCounter<long>(
        "leadgrid.inbound.sweeps", "{sweep}", "Sweeps of a number, by outcome: done, late (something is to be handed over again), failed");

    public static void Missed() => s_missed.Add(1);

    public static void Swept(string outcome) => s_sweeps.Add(1, new KeyValuePair<string, object?>("outcome", outcome));
}
