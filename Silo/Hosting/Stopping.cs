using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace LeadGrid.Hosting;

/// <summary>No from the moment the program is told to stop, so that nobody new is sent to it while it finishes.</summary>
public sealed class Stopping(IHostApplicationLifetime lifetime) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(lifetime.ApplicationStopping.IsCancellationRequested
            ? HealthCheckResult.Unhealthy("It is stopping.")
            : HealthCheckResult.Healthy());
}
