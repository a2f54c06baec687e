using LeadGrid.Storage.DueWork;
using Npgsql;

namespace LeadGrid.Storage;

/// <summary>Looks now and then at what only the database knows, for metrics: lags, queues, and what was given up.</summary>
internal sealed partial class StorageWatch(LeadDataSource database, TimeProvider time, ILogger<StorageWatch> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(15);

    // Everything here reads an index or a small table.
    private const string Lags = "SELECT consumer, extract(epoch FROM now() - min(at))::float8 FROM log_consumer GROUP BY consumer";

    private const string Waiting = """
        SELECT campaign, count(*), extract(epoch FROM now() - min(since))::float8 FROM waiting_lead GROUP BY campaign
        """;

    // Others' sessions show their times to members of pg_read_all_stats only; our own role's always.
    private const string OldestWriter = """
        SELECT coalesce(extract(epoch FROM max(clock_timestamp() - xact_start)), 0)::float8 FROM pg_stat_activity WHERE backend_xid IS NOT NULL
        """;

    private const string PartitionsAhead = """
        SELECT count(*) FROM pg_inherits WHERE inhparent = 'lead_event'::regclass
          AND inhrelid::regclass::text > 'lead_event_' || to_char(now() AT TIME ZONE 'UTC', 'YYYY_MM')
        """;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        do
        {
            try
            {
                await Look(stoppingToken);
            }
            catch (Exception e) when (e is NpgsqlException or TimeoutException)
            {
                LogDatabaseAway(e);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    internal async Task Look(CancellationToken cancellation)
    {
        await using var batch = database.Source.CreateBatch();
        batch.Append(Lags);
        batch.Append(Waiting);
        batch.Append(OldestWriter);
        batch.Append(PartitionsAhead);
        batch.Append(DueWorkQueue.Depth);
        batch.Append(DueWorkQueue.GivenUp);
        await using var row = await batch.ExecuteReaderAsync(cancellation);
        StorageMeter.ConsumerLag.Show(await Rows(row, r => (r.GetString(0), r.GetDouble(1)), cancellation));
        var waiting = await Rows(row, r => (Campaign: r.GetString(0), Leads: r.GetInt64(1), Oldest: r.GetDouble(2)), cancellation);
        StorageMeter.Waiting.Show(waiting.Select(w => (w.Campaign, (double)w.Leads)));
        StorageMeter.WaitingOldest.Show(waiting.Select(w => (w.Campaign, w.Oldest)));
        StorageMeter.OldestWriter.Show(await Rows(row, r => ("", r.GetDouble(0)), cancellation));
        StorageMeter.PartitionsAhead.Show(await Rows(row, r => ("", (double)r.GetInt64(0)), cancellation));
        var due = await Rows(row, r => (Pieces: r.GetInt64(0), Oldest: r.GetDouble(1)), cancellation);
        StorageMeter.DueDepth.Show(due.Select(d => ("", (double)d.Pieces)));
        StorageMeter.DueOverdue.Show(due.Select(d => ("", d.Oldest)));
        StorageMeter.DueGivenUp.Show(await Rows(row, r => (((LeadGrid.Leads.DueWorkKind)r.GetInt16(0)).ToString(), (double)r.GetInt64(1)), cancellation));
    }

    private static async Task<List<T>> Rows<T>(NpgsqlDataReader row, Func<NpgsqlDataReader, T> read, CancellationToken cancellation)
    {
        var rows = new List<T>();
        while (await row.ReadAsync(cancellation))
        {
            rows.Add(read(row));
        }

        await row.NextResultAsync(cancellation);
        return rows;
    }

    [LoggerMessage(2020, LogLevel.Warning, "Metrics of the storage are not up to date: the database does not answer")]
    private partial void LogDatabaseAway(Exception exception);
}
