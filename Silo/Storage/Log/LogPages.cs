using LeadGrid.Log;
using Npgsql;

namespace LeadGrid.Storage.Log;

internal sealed class LogPages(LeadDataSource database) : ILogPages
{
    /// <summary>
    /// Every transaction before the snapshot's xmin has ended, and whatever it wrote is seen: nothing can still appear
    /// below. The time is that of the statement, a moment before its snapshot.
    /// </summary>
    public const string EdgeNow = """
        SELECT (SELECT max(number) FROM log_epoch), pg_snapshot_xmin(s), pg_snapshot_xmax(s), statement_timestamp()
        FROM pg_current_snapshot() AS s
        """;

    private const string Page = $"""
        SELECT {LogRow.Columns}
        FROM lead_event
        WHERE (epoch, position, ordinal) > ($1, $2, $3)
          AND (epoch, position, ordinal) <= ($4, $5, $6)
          AND recorded_at >= $7
          AND {LogRow.Shard} = $8
        ORDER BY epoch, position, ordinal
        LIMIT $9
        """;

    public async Task<LogSlice> Read(int shard, LogMark from, LogMark to, int limit, CancellationToken cancellation)
    {
        var events = new List<LoggedEvent>();
        await using var batch = database.Source.CreateBatch();
        var page = batch.Append(Page);
        page.Add(from.Position);
        page.Add(to.Position);
        page.Add(Bound(from));
        page.Add(shard);
        page.Add(limit);
        await using var row = await batch.ExecuteReaderAsync(cancellation);
        while (await row.ReadAsync(cancellation))
        {
            events.Add(LogRow.Read(row));
        }

        return events.Count < limit
            ? new LogSlice(shard, from.Position, to.Position, to.At, [.. events])
            : new LogSlice(shard, from.Position, events[^1].Position, events[^1].RecordedAt, [.. events]);
    }

    public async Task<LogMark> Edge(CancellationToken cancellation)
    {
        await using var command = database.Source.CreateCommand(EdgeNow);
        await using var row = await command.ExecuteReaderAsync(cancellation);
        await row.ReadAsync(cancellation);
        return EdgeOf(row);
    }

    public static LogMark EdgeOf(NpgsqlDataReader row) =>
        new(new LogPosition(row.GetInt32(0), row.GetFieldValue<ulong>(1), -1), row.GetFieldValue<DateTimeOffset>(3));

    /// <summary>The least time that an event after a mark can have.</summary>
    public static DateTimeOffset Bound(LogMark mark) =>
        mark.At > DateTimeOffset.UnixEpoch + LogRow.Disorder ? mark.At - LogRow.Disorder : DateTimeOffset.UnixEpoch;
}
