using LeadGrid.Leads;
using LeadGrid.Routing;

namespace LeadGrid.Storage.DueWork;

/// <summary>
/// Wakes the grains whose time has come. The grain does the work and, in the same transaction, replaces or removes the
/// row; a row whose grain failed comes back when its lease ends.
/// </summary>
internal sealed partial class DueWorkPump(DueWorkQueue queue, IGrainFactory grains, TimeProvider time, ILogger<DueWorkPump> logger)
    : BackgroundService
{
    private const int BatchSize = 100;
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                var work = await queue.LeaseDue(BatchSize, stoppingToken);
                await Task.WhenAll(work.Select(Wake));
            }
            catch (Exception e) when (e is Npgsql.NpgsqlException or TimeoutException)
            {
                LogDatabaseAway(e);
            }
        }
    }

    private async Task Wake(LeasedWork work)
    {
        try
        {
            switch (work.Kind)
            {
                case DueWorkKind.RouteWaiting:
                    await grains.GetGrain<IRouterGrain>(work.Campaign).RouteWaiting(certain: true);
                    break;
                default:
                    // Written by a newer version during a rollout: its own pumps will take it.
                    LogUnknownKind((int)work.Kind);
                    break;
            }
        }
        catch (Exception e)
        {
            LogWorkFailed(work.Kind, work.Campaign, work.Attempts, e);
        }
    }

    [LoggerMessage(2001, LogLevel.Warning, "Due work: the database does not answer; trying again")]
    private partial void LogDatabaseAway(Exception exception);

    [LoggerMessage(2002, LogLevel.Warning, "Due work {Kind} of campaign {Campaign} failed at attempt {Attempts}; it comes back when its lease ends")]
    private partial void LogWorkFailed(DueWorkKind kind, string campaign, int attempts, Exception exception);

    [LoggerMessage(2003, LogLevel.Information, "Due work of kind {Kind} is left to a newer version")]
    private partial void LogUnknownKind(int kind);
}
