using LeadGrid.Access;
using Npgsql;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace LeadGrid.Edges;

/// <summary>
/// Traces, metrics and logs by OpenTelemetry: to a collector where OTEL_EXPORTER_OTLP_ENDPOINT names one, and metrics
/// always to Prometheus at <c>/metrics</c>.
/// </summary>
internal static class Telemetry
{
    /// <summary>The activity source and the meter of everything of ours.</summary>
    public const string Name = "LeadGrid";

    public static void AddTelemetry(this IHostApplicationBuilder builder)
    {
        var otlp = !string.IsNullOrEmpty(builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"]);
        var telemetry = builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("leadgrid"))
            .WithMetrics(metrics =>
            {
                metrics.AddMeter(Name, "Microsoft.Orleans", "Npgsql")
                    .AddAspNetCoreInstrumentation()
                    .AddRuntimeInstrumentation()
                    .AddPrometheusExporter();
                if (otlp)
                {
                    metrics.AddOtlpExporter();
                }
            });
        // Spans that nobody collects would still be made, for every grain call and every statement.
        if (otlp)
        {
            telemetry.WithTracing(traces => traces
                .AddSource(Name, "Microsoft.Orleans.Runtime", "Microsoft.Orleans.Application")
                .AddNpgsql()
                .AddAspNetCoreInstrumentation(options => options.Filter = context => !IsProbe(context.Request.Path))
                .AddOtlpExporter());
        }

        if (otlp)
        {
            builder.Logging.AddOpenTelemetry(logs => logs.AddOtlpExporter());
        }
    }

    public static void MapMetrics(IEndpointRouteBuilder app)
    {
        var metrics = app.MapPrometheusScrapingEndpoint("/metrics");
        if (app.ServiceProvider.GetRequiredService<IConfiguration>().GetValue<bool>($"{EdgeOptions.Section}:{nameof(EdgeOptions.OpenMetrics)}"))
        {
            metrics.AllowAnonymous();
        }
        else
        {
            metrics.RequireAuthorization(Policies.MetricsReaders);
        }
    }

    private static bool IsProbe(PathString path) =>
        path.StartsWithSegments("/health", StringComparison.Ordinal) || path.StartsWithSegments("/metrics", StringComparison.Ordinal);
}
