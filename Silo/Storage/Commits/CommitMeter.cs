using System.Diagnostics.Metrics;
using LeadGrid.Telemetry;

namespace LeadGrid.Storage.Commits;

/// <summary>How the group commit fares.</summary>
internal static class CommitMeter
{
    public static readonly UpDownCounter<int> Waiting = LeadGridMetrics.Meter.CreateUpDownCounter<int>(
        "leadgrid.commit.waiting", "{write}", "Writes that wait for a group");

    public static readonly Counter<long> Refused = LeadGridMetrics.Meter.CreateCounter<long>(
        "leadgrid.commit.refused", "{write}", "Writes told to come back later");

    public static readonly Counter<long> Conflicts = LeadGridMetrics.Meter.CreateCounter<long>(
        "leadgrid.commit.conflicts", "{write}", "Writes of a state that had moved on");

    public static readonly Counter<long> Unknown = LeadGridMetrics.Meter.CreateCounter<long>(
        "leadgrid.commit.unknown", "{group}", "Groups whose outcome had to be found out");

    public static readonly Histogram<int> GroupSize = LeadGridMetrics.Meter.CreateHistogram<int>(
        "leadgrid.commit.group_size", "{write}", "Writes in one group");

    public static readonly Histogram<double> Duration = LeadGridMetrics.Meter.CreateHistogram<double>(
        "leadgrid.commit.duration", "s", "Time of one group, retries included");
}
