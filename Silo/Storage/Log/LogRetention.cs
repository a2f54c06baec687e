using LeadGrid.Log;
using Microsoft.Extensions.Options;
using Npgsql;
using NpgsqlTypes;

namespace LeadGrid.Storage.Log;

/// <summary>
/// Takes months out of the log that are older than it is kept, once every consumer has read them. Detaching concurrently
/// lets everybody go on reading and writing; it needs a connection without a transaction, and there may be no default
/// partition.
/// </summary>
internal sealed partial class LogRetention(
    LeadDataSource database, IEnumerable<IConsumerName> consumers, IOptions<LogOptions> options, ILogger<LogRetention> logger)
{
    private const string OneAtATime = "SELECT pg_try_advisory_lock(hashtext('lead_event retention'))";

    private const string Months = """
        SELECT c.relname, i.inhdetachpending, to_date(right(c.relname, 7), 'YYYY_MM')
        FROM pg_inherits AS i JOIN pg_class AS c ON c.oid = i.inhrelid
        WHERE i.inhparent = 'lead_event'::regclass AND c.relname ~ '^lead_event_\d{4}_\d{2}$'
          AND (i.inhdetachpending
            OR to_date(right(c.relname, 7), 'YYYY_MM') + make_interval(months => $1 + 1) <= now() AT TIME ZONE 'UTC')
        ORDER BY c.relname
        """;

    // Every consumer of this version in every shard, and whatever a newer version has begun to read.
    private const string EveryoneHasReadIt = """
        WITH last AS (
            SELECT epoch, position, ordinal FROM lead_event
            WHERE recorded_at >= $1 AT TIME ZONE 'UTC' AND recorded_at < ($1 + interval '1 month') AT TIME ZONE 'UTC'
            ORDER BY epoch DESC, position DESC, ordinal DESC LIMIT 1
        )
        SELECT NOT EXISTS (SELECT FROM last)
            OR (NOT EXISTS (
                    SELECT FROM log_consumer AS k, last WHERE (k.epoch, k.position, k.ordinal) < (last.epoch, last.position, last.ordinal))
                AND (SELECT count(*) FROM log_consumer WHERE consumer = ANY($2) AND shard < $3) = cardinality($2) * $3)
        """;

    /// <returns>The months that are no longer in the log.</returns>
    public async Task<IReadOnlyList<string>> Detach(CancellationToken cancellation)
    {
        await using var connection = await database.Source.OpenConnectionAsync(cancellation);
        try
        {
            return await Detach(connection, cancellation);
        }
        finally
        {
            await Sessions.Clear(connection);
        }
    }

    private async Task<List<string>> Detach(NpgsqlConnection connection, CancellationToken cancellation)
    {
        var detached = new List<string>();
        // Waits for every transaction that knows the partition.
        await Run(connection, "SET statement_timeout = 0", cancellation);
        await using (var gate = new NpgsqlCommand(OneAtATime, connection))
        {
            if (await gate.ExecuteScalarAsync(cancellation) is not true)
            {
                return detached;
            }
        }

        foreach (var (name, pending, month) in await Old(connection, cancellation))
        {
            if (!pending && !await IsRead(connection, month, cancellation))
            {
                LogNotRead(name);
                break;
            }

            // Names cannot be parameters: quoted by Npgsql's own rule.
            var table = new NpgsqlCommandBuilder().QuoteIdentifier(name);
            await Note(connection, month, cancellation);
            await Run(connection, $"ALTER TABLE lead_event DETACH PARTITION {table} {(pending ? "FINALIZE" : "CONCURRENTLY")}", cancellation);
            if (options.Value.DropDetached)
            {
                await Run(connection, $"DROP TABLE {table}", cancellation);
            }

            detached.Add(name);
            LogDetached(name, options.Value.DropDetached ? "dropped" : "kept as a table");
        }

        return detached;
    }

    private async Task<List<(string Name, bool Pending, DateTime Month)>> Old(NpgsqlConnection connection, CancellationToken cancellation)
    {
        var months = new List<(string, bool, DateTime)>();
        await using var command = new NpgsqlCommand(Months, connection);
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = options.Value.RetentionMonths });
        await using var row = await command.ExecuteReaderAsync(cancellation);
        while (await row.ReadAsync(cancellation))
        {
            months.Add((row.GetString(0), row.GetBoolean(1), row.GetDateTime(2)));
        }

        return months;
    }

    private async Task<bool> IsRead(NpgsqlConnection connection, DateTime month, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(EveryoneHasReadIt, connection);
        command.Parameters.Add(new NpgsqlParameter { Value = month, NpgsqlDbType = NpgsqlDbType.Timestamp });
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. consumers.Select(c => c.Consumer)] });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = LogShards.Count });
        return await command.ExecuteScalarAsync(cancellation) is true;
    }

    private static async Task Note(NpgsqlConnection connection, DateTime month, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand("INSERT INTO log_detached (month) VALUES ($1) ON CONFLICT DO NOTHING", connection);
        command.Parameters.Add(new NpgsqlParameter { Value = month, NpgsqlDbType = NpgsqlDbType.Date });
        await command.ExecuteNonQueryAsync(cancellation);
    }

    private static async Task Run(NpgsqlConnection connection, string sql, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(cancellation);
    }

    [LoggerMessage(2121, LogLevel.Information, "The log's month {Name} is detached and {What}")]
    private partial void LogDetached(string name, string what);

    [LoggerMessage(2122, LogLevel.Warning, "The log's month {Name} is older than it is kept, but a consumer has not read it: it stays")]
    private partial void LogNotRead(string name);
}
