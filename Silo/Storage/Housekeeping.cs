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
        // An import takes minutes. One that has come to nothing was cut off.
        "UPDATE suppression_list SET state = 'abandoned', ended_at = now() WHERE state = 'staging' AND created_at < now() - interval '1 day'",
        // A month after a list has ended nobody asks any more who was on it; that there was one is kept.
        """
        DELETE FROM suppression_entry WHERE ctid = ANY (ARRAY (
            SELECT ctid FROM suppression_entry WHERE list_id = (
                SELECT min(l.list_id) FROM suppression_list AS l
                WHERE l.ended_at < now() - interval '31 days'
                  AND EXISTS (SELECT FROM suppression_entry AS e WHERE e.list_id = l.list_id))
            LIMIT 20000))
        """,
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
