using System.Diagnostics.Metrics;
using LeadGrid.Intake;

namespace LeadGrid.Telemetry;

/// <summary>LeadGrid's own metrics. Tags are campaigns, outcomes and views: never a person's data.</summary>
internal static class LeadGridMetrics
{
    public static readonly Meter Meter = new(LeadGridTelemetry.Name);

    public static readonly Counter<long> Overloaded = Meter.CreateCounter<long>(
        "leadgrid.intake.overloaded", "{request}", "Requests told to come back later");

    private static readonly Counter<long> Leads = Meter.CreateCounter<long>(
        "leadgrid.intake.leads", "{lead}", "Posts decided, by campaign and outcome");

    private static readonly Histogram<int> Batch = Meter.CreateHistogram<int>(
        "leadgrid.intake.batch_size", "{lead}", "Posts in one intake transaction");

    private static readonly Histogram<double> Duration = Meter.CreateHistogram<double>(
        "leadgrid.intake.commit_duration", "s", "Time of one intake transaction");

    public static void RecordIntake(string campaign, IntakeAnswer[] answers, TimeSpan elapsed)
    {
        Batch.Record(answers.Length, new KeyValuePair<string, object?>("campaign", campaign));
        Duration.Record(elapsed.TotalSeconds, new KeyValuePair<string, object?>("campaign", campaign));
        foreach (var outcome in answers.CountBy(a => a.Replay ? "replay" : a.Outcome.ToString().ToLowerInvariant()))
        {
            Leads.Add(outcome.Value, new("campaign", campaign), new("outcome", outcome.Key));
        }
    }
}
