using LeadGrid.Hosting;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace LeadGrid.Edges;

/// <summary>Kubernetes' three questions: has it started, may it get traffic, is it alive.</summary>
internal static class Health
{
    private const string Startup = "startup";
    private const string Stop = "stop";
    private const string Cluster = "cluster";

    public static void Add(IServiceCollection services)
    {
        services.TryAddSingleton<IStartupGate, StartupGate>();
        services.AddHealthChecks()
            .AddCheck<StartupCheck>(Startup)
            .AddCheck<Stopping>(Stop)
            .AddCheck<ClusterCheck>(Cluster);
    }

    public static void Map(IEndpointRouteBuilder app)
    {
        Map("startup", check => check.Name == Startup);
        Map("ready", check => check.Name is Startup or Stop or Cluster);

        // Alive means that the process answers. A cluster that cannot be reached is no reason to kill it.
        Map("live", _ => false);

        void Map(string name, Func<HealthCheckRegistration, bool> which) => app
            .MapHealthChecks($"/health/{name}", new HealthCheckOptions { Predicate = which })
            .AllowAnonymous();
    }

    private sealed class StartupCheck(IStartupGate gate) : IHealthCheck
    {
        public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken) =>
            Task.FromResult(gate.IsOpen ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("Still starting."));
    }

    // The connection and no more: with a cluster that answers nothing, an Api still answers that, in words.
    private sealed class ClusterCheck(ClusterLink? link = null) : IHealthCheck
    {
        public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken) =>
            Task.FromResult(link is null or { IsUp: true } ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("No silo is connected."));
    }
}
