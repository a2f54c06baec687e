using LeadGrid.Access;
using LeadGrid.Hosting;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace LeadGrid.Edges;

/// <summary>What the Api adds to the telemetry of all processes: requests, and the address that Prometheus reads.</summary>
internal static class Telemetry
{
    public static void AddTelemetry(this IHostApplicationBuilder builder) => builder.AddLeadGridTelemetry(
        traces => traces.AddAspNetCoreInstrumentation(options => options.Filter = context => !IsProbe(context.Request.Path)),
        metrics => metrics.AddAspNetCoreInstrumentation());

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
