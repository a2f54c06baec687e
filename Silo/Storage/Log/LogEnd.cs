using LeadGrid.Log;
using NpgsqlTypes;

namespace LeadGrid.Storage.Log;

/// <param name="End">Everything of the asked shards up to here is in <paramref name="Events"/> or was read before.</param>
/// <param name="Full">There may be more before the edge.</param>
internal sealed record LogEndRead(LogMark End, LogHorizon Horizon, IReadOnlyList<LoggedEvent> Events, bool Full);

/// <summary>Transactions before <paramref name="Xmin"/> have ended; those from <paramref name="Xmax"/> on have not begun.</summary>
internal readonly record struct LogHorizon(ulong Xmin, ulong Xmax);

/// <summary>The log's growing end, for the one reader of this silo.</summary>
internal sealed class LogEnd(LeadDataSource database)
{
    // The bound is the statement's own, and so not below that of the statement before it, which is the edge that is
    // given back when everything was read. As a pair it is a condition of the index: an open transaction that holds
    // the horizon does not make every look read all that lies beyond it.
    private const string Page = $"""
        SELECT {LogRow.Columns}
        FROM lead_event
        WHERE (epoch, position, ordinal) > ($1, $2, $3)
          AND (epoch, position) < ((SELECT max(number) FROM log_epoch), pg_snapshot_xmin(pg_current_snapshot()))
          AND recorded_at >= $4
          AND {LogRow.Shard} = ANY($5)
        ORDER BY epoch, position, ordinal
        LIMIT $6
        """;

    /// <param name="from">Where to read on; null: only the edge.</param>
    public async Task<LogEndRead> Read(LogMark? from, int[] shards, int limit, CancellationToken cancellation)
    {
        await using var batch = database.Source.CreateBatch();
        batch.Append(LogPages.EdgeNow);
        if (from is { } mark)
        {
            var page = batch.Append(Page);
            page.Add(mark.Position);
            page.Add(LogPages.Bound(mark));
            page.AddArray(shards, NpgsqlDbType.Integer);
            page.Add(limit);
        }

        await using var row = await batch.ExecuteReaderAsync(cancellation);
        await row.ReadAsync(cancellation);
        var edge = LogPages.EdgeOf(row);
        var horizon = new LogHorizon(row.GetFieldValue<ulong>(1), row.GetFieldValue<ulong>(2));
        var events = new List<LoggedEvent>();
        if (await row.NextResultAsync(cancellation))
        {
            while (await row.ReadAsync(cancellation))
            {
                events.Add(LogRow.Read(row));
            }
        }

        var last = events.Count > 0 ? new LogMark(events[^1].Position, events[^1].RecordedAt) : edge;
        var full = events.Count >= limit;
        return new LogEndRead(full || last.Position > edge.Position ? last : edge, horizon, events, full);
    }

    /// <summary>Begins a new epoch if the server is another one than the current epoch's.</summary>
    public async Task EnsureEpoch(CancellationToken cancellation)
    {
        await using var command = database.Source.CreateCommand("SELECT ensure_log_epoch()");
        await command.ExecuteNonQueryAsync(cancellation);
    }
}
