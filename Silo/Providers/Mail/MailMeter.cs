using System.Diagnostics.Metrics;
using LeadGrid.Outreach;
using LeadGrid.Telemetry;

namespace LeadGrid.Providers.Mail;

/// <summary>How e-mail fares.</summary>
internal static class MailMeter
{
    public static readonly UpDownCounter<int> Connections = LeadGridMetrics.Meter.CreateUpDownCounter<int>(
        "leadgrid.mail.connections", "{connection}", "Connections to the mail server");

    public static readonly UpDownCounter<int> Broken = LeadGridMetrics.Meter.CreateUpDownCounter<int>(
        "leadgrid.mail.broken", "{circuit}", "1 while nobody tries because the mail server has failed repeatedly");

    private static readonly Counter<long> Messages = LeadGridMetrics.Meter.CreateCounter<long>(
        "leadgrid.mail.messages", "{message}", "E-mails handed to the mail server, by outcome");

    private static readonly Histogram<double> Duration = LeadGridMetrics.Meter.CreateHistogram<double>(
        "leadgrid.mail.duration", "s", "Time of one e-mail, the connection included");

    public static void Record(SendOutcome outcome, TimeSpan elapsed)
    {
        var tag = new KeyValuePair<string, object?>("outcome", outcome.GetType().Name.ToLowerInvariant());
        Messages.Add(1, tag);
        Duration.Record(elapsed.TotalSeconds, tag);
    }
}
