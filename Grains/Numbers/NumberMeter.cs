using System.Diagnostics.Metrics;
using LeadGrid.Telemetry;

namespace LeadGrid.Numbers;

internal static class NumberMeter
{
    private static readonly Counter<long> s_rests = LeadGridMetrics.Meter.CreateCounter<long>(
        "leadgrid.numbers.rests", "{rest}", "Times that one of our numbers had to rest, since too little of what it sent arrived");

    public static void Rested() => s_rests.Add(1);
}
