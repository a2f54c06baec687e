using LeadGrid.Telemetry;
using Npgsql;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace LeadGrid.Hosting;

/// <summary>
/// Traces, metrics and logs by OpenTelemetry, the same in silos and Apis: to a collector where
/// OTEL_EXPORTER_OTLP_ENDPOINT names one, and metrics always to Prometheus.
/// </summary>
public static class Telemetry
{
    /// <param name="traces">What this process traces besides.</param>
    /// <param name="metrics">What this process measures besides.</param>
    public static void AddLeadGridTelemetry(
        this IHostApplicationBuilder builder, Action<TracerProviderBuilder>? traces = null, Action<MeterProviderBuilder>? metrics = null)
    {
        var otlp = !string.IsNullOrEmpty(builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"]);
        var telemetry = builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("leadgrid"))
            .WithMetrics(meters =>
            {
                meters.AddMeter(LeadGridTelemetry.Name, "Microsoft.Orleans", "Npgsql").AddRuntimeInstrumentation().AddPrometheusExporter();
                metrics?.Invoke(meters);
                if (otlp)
                {
                    meters.AddOtlpExporter();
                }
            });
        if (!otlp)
        {
            // Spans that nobody collects would still be made, for every grain call and every statement.
            return;
        }

        telemetry.WithTracing(sources =>
        {
            sources.AddSource(LeadGridTelemetry.Name, "Microsoft.Orleans.Runtime", "Microsoft.Orleans.Application").AddNpgsql().AddOtlpExporter();
            traces?.Invoke(sources);
        });
        builder.Logging.AddOpenTelemetry(logs => logs.AddOtlpExporter());
    }
}
