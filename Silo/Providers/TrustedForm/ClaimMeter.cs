using System.Diagnostics.Metrics;
using LeadGrid.Telemetry;

namespace LeadGrid.Providers.TrustedForm;

/// <summary>What came of claiming certificates.</summary>
internal static class ClaimMeter
{
    private static readonly Counter<long> s_claims = LeadGridMetrics.Meter.CreateCounter<long>(
        "leadgrid.certificate.claims", "{claim}", "Claims of certificates, by what came of them");

    private static readonly Histogram<double> s_duration = LeadGridMetrics.Meter.CreateHistogram<double>(
        "leadgrid.certificate.duration", "s", "Time until a claim was answered, or given up");

    public static void Record(string outcome, TimeSpan elapsed)
    {
        var by = new KeyValuePair<string, object?>("outcome", outcome);
        s_claims.Add(1, by);
        s_duration.Record(elapsed.TotalSeconds, by);
    }
}
