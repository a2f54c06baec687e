using Npgsql;

namespace LeadGrid.Storage.Log;

/// <summary>
/// Before anything is written: the epoch of the server that now hands out transaction ids, and this month's partition. A
/// silo that cannot have them does not start. Afterwards, once a day, retention.
/// </summary>
internal sealed partial class LogUpkeep(
    LeadDataSource database, LogRetention retention, TimeProvider time, ILogger<LogUpkeep> logger) : BackgroundService
{
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await using (var batch = database.Source.CreateBatch())
        {
            batch.Append("SELECT ensure_log_epoch()");
            batch.Append("SELECT ensure_lead_event_partitions(3)");
            await batch.ExecuteNonQueryAsync(cancellationToken);
        }

        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromHours(24), time);
        do
        {
            try
            {
                await retention.Detach(stoppingToken);
            }
            catch (Exception e) when (e is NpgsqlException or TimeoutException)
            {
                LogFailed(e);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(2123, LogLevel.Error, "Old months could not be taken out of the log; tried again tomorrow")]
    private partial void LogFailed(Exception fault);
}
