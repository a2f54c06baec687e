using System.Diagnostics.Metrics;
using LeadGrid.Telemetry;

namespace LeadGrid.Providers.Mail;

/// <summary>How the mail server is; what becomes of messages is in <see cref="ProviderMeter"/>.</summary>
internal static class MailMeter
{
    public static readonly UpDownCounter<int> Connections = LeadGridMetrics.Meter.CreateUpDownCounter<int>(
        "leadgrid.mail.connections", "{connection}", "Connections to the mail server");

    public static readonly UpDownCounter<int> Broken = LeadGridMetrics.Meter.CreateUpDownCounter<int>(
        "leadgrid.mail.broken", "{circuit}", "1 while nobody tries because the mail server has failed repeatedly");
}
