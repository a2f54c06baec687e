using LeadGrid.Membership;

namespace LeadGrid.Hosting;

/// <summary>
/// Asks the silos which of them are dead. Orleans' client itself leaves a silo only when its connection breaks, and the
/// kernel of one that hangs keeps the connection open: every grain that is called through it would be out of reach for as
/// long as it hangs. Silos find out within ten seconds, and are never wrong for load alone; so no Api judges by itself.
/// </summary>
internal sealed partial class FallenWatch(
    IGrainFactory grains, ClusterLink link, FallenSilos fallen, TimeProvider time, ILogger<FallenWatch> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    /// <summary>At once, by any gateways: one of three hangs, and whoever answers is enough.</summary>
    private const int Questions = 3;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            if (link.IsUp)
            {
                await Task.WhenAll(Enumerable.Range(0, Questions).Select(_ => Ask()));
            }
        }
    }

    private async Task Ask()
    {
        try
        {
            fallen.Hear(await grains.GetGrain<IMembershipGrain>(Workers.Any()).FallenGateways());
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // Whatever it is: it is asked again. One of the release before does not know the question.
            NoAnswer(log, e);
        }
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "A silo did not say which silos are dead.")]
    private static partial void NoAnswer(ILogger log, Exception exception);
}
