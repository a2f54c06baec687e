namespace LeadGrid.Storage;

/// <summary>Once a day: next months' log partitions, and what has served its time goes.</summary>
internal sealed partial class Housekeeping(LeadDataSource database, TimeProvider time, ILogger<Housekeeping> logger) : BackgroundService
{
    private static readonly string[] Chores =
    [
        "SELECT ensure_lead_event_partitions(3)",
        // Far longer than any sender repeats a post. A day's keys in one statement would outlast its time-out.
        "DELETE FROM intake_key WHERE ctid = ANY (ARRAY (SELECT ctid FROM intake_key WHERE created_at < now() - interval '90 days' LIMIT 20000))",
        // A set of brokers that has not met for a month enters its cycle anew.
        "DELETE FROM routing_cycle WHERE ctid = ANY (ARRAY (SELECT ctid FROM routing_cycle WHERE used_at < now() - interval '30 days' LIMIT 20000))",
    ];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromHours(24), time);
        do
        {
            foreach (var chore in Chores)
            {
                try
                {
                    await using var command = database.Source.CreateCommand(chore);
                    // Piece by piece, as long as a piece finds something.
                    while (await command.ExecuteNonQueryAsync(stoppingToken) > 0)
                    {
                    }
                }
                catch (Npgsql.NpgsqlException e)
                {
                    // Partitions are made three months ahead: tomorrow is early enough.
                    LogChoreFailed(chore, e);
                }
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(2010, LogLevel.Error, "Housekeeping failed and is tried again tomorrow: {Chore}")]
    private partial void LogChoreFailed(string chore, Exception exception);
}
