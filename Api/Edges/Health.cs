using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace LeadGrid.Edges;

/// <summary>Kubernetes' three questions: has it started, may it get traffic, is it alive.</summary>
internal static class Health
{
    private const string Startup = "startup";
    private const string Cluster = "cluster";

    public static void Add(IServiceCollection services)
    {
        services.TryAddSingleton<IStartupGate, StartupGate>();
        services.AddHealthChecks()
            .AddCheck<StartupCheck>(Startup)
            .AddCheck<ClusterCheck>(Cluster, timeout: TimeSpan.FromSeconds(3));
    }

    public static void Map(IEndpointRouteBuilder app)
    {
        Map("startup", check => check.Name == Startup);
        Map("ready", check => check.Name is Startup or Cluster);

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

    private sealed class ClusterCheck(IGrainFactory grains) : IHealthCheck
    {
        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken)
        {
            var silos = await grains.GetGrain<IManagementGrain>(0).GetHosts(onlyActive: true, cancellationToken);
            return silos.Count > 0 ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("No active silo.");
        }
    }
}
