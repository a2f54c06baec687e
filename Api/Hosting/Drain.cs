namespace LeadGrid.Hosting;

/// <summary>
/// Between being told to stop and closing the door: readiness says no already, and everybody who still comes is served,
/// until the load balancer has noticed. <c>LeadGrid:DrainDelay</c>; nobody balances load in development.
/// </summary>
internal sealed class Drain(IConfiguration configuration, IHostEnvironment environment, TimeProvider time) : IHostedLifecycleService
{
    private static readonly TimeSpan Usual = TimeSpan.FromSeconds(10);

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.Delay(
        configuration.GetValue("LeadGrid:DrainDelay", environment.IsDevelopment() ? TimeSpan.Zero : Usual), time, cancellationToken);

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
