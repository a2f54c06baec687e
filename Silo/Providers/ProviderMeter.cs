using System.Diagnostics.Metrics;
using LeadGrid.Outreach;
using LeadGrid.Telemetry;

namespace LeadGrid.Providers;

/// <summary>What became of messages at providers. Tags are the provider and the outcome.</summary>
internal static class ProviderMeter
{
    private static readonly Counter<long> Messages = LeadGridMetrics.Meter.CreateCounter<long>(
        "leadgrid.provider.messages", "{message}", "Messages handed to a provider, by what it made of them");

    private static readonly Counter<long> Segments = LeadGridMetrics.Meter.CreateCounter<long>(
        "leadgrid.provider.segments", "{segment}", "Parts of accepted messages: what a provider charges");

    private static readonly Histogram<double> Duration = LeadGridMetrics.Meter.CreateHistogram<double>(
        "leadgrid.provider.duration", "s", "Time until a provider's answer, or until it was given up");

    public static void Record(string provider, SendOutcome outcome, TimeSpan elapsed)
    {
        var by = new KeyValuePair<string, object?>("provider", provider);
        var word = new KeyValuePair<string, object?>("outcome", WordOf(outcome));
        Messages.Add(1, by, word);
        Duration.Record(elapsed.TotalSeconds, by, word);
        if (outcome is SendOutcome.Accepted accepted)
        {
            Segments.Add(accepted.Segments, by);
        }
    }

    private static string WordOf(SendOutcome outcome) => outcome switch
    {
        SendOutcome.Accepted => "sent",
        SendOutcome.Refused => "refused",
        SendOutcome.NotSent => "not_sent",
        SendOutcome.Unknown => "unknown",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome)),
    };
}
