using LeadGrid.Log;
using Npgsql;

namespace LeadGrid.Storage.Log;

/// <summary>Every durable consumer of this version has one.</summary>
internal interface IConsumerName
{
    /// <summary>Stored with its checkpoints: never renamed.</summary>
    string Consumer { get; }
}

/// <summary>How one consumer's effects stand in tables.</summary>
internal interface IEffectRows<in TEffects> : IConsumerName
{
    /// <summary>By statements that answer with no rows.</summary>
    void Write(NpgsqlBatch batch, int shard, TEffects effects);

    /// <summary>Takes everything of a shard away.</summary>
    void Erase(NpgsqlBatch batch, int shard);

    /// <summary>Takes away what these effects, the last that were written, have added.</summary>
    void Undo(NpgsqlBatch batch, int shard, TEffects effects);
}

internal sealed class LogLedger<TEffects>(
    LeadDataSource database, LedgerCommits commits, ILogPages log, IEffectRows<TEffects> rows) : ILogLedger<TEffects>
{
    private const int RewindPage = 10_000;

    private const string Find = "SELECT epoch, position, ordinal, at FROM log_consumer WHERE consumer = $1 AND shard = $2";

    private const string Begin = """
        INSERT INTO log_consumer (consumer, shard, epoch, position, ordinal, at) VALUES ($1, $2, $3, $4, $5, $6)
        ON CONFLICT DO NOTHING
        """;

    private const string Detached = "SELECT to_char(max(month), 'YYYY-MM') FROM log_detached";

    private const string Put = """
        UPDATE log_consumer SET epoch = $3, position = $4, ordinal = $5, at = $6, updated_at = now() WHERE consumer = $1 AND shard = $2
        """;

    public string Consumer => rows.Consumer;

    public async Task<LogMark> Load(int shard, CancellationToken cancellation)
    {
        await using var batch = database.Source.CreateBatch();
        Key(batch.Append(Find), shard);
        if (await ReadMark(batch, cancellation) is { } mark)
        {
            return mark;
        }

        await using var begin = database.Source.CreateBatch();
        Mark(Key(begin.Append(Begin), shard), LogMark.Start);
        await begin.ExecuteNonQueryAsync(cancellation);
        return LogMark.Start;
    }

    public Task<bool> Commit(int shard, LogPosition from, LogMark to, TEffects effects, CancellationToken cancellation) =>
        commits.Commit(new LedgerMove(rows.Consumer, shard, from, to, batch => rows.Write(batch, shard, effects), cancellation));

    public async Task Erase(int shard, CancellationToken cancellation)
    {
        await using var connection = await database.Source.OpenConnectionAsync(cancellation);
        await using (var detached = new NpgsqlCommand(Detached, connection))
        {
            if (await detached.ExecuteScalarAsync(cancellation) is string month)
            {
                throw new InvalidOperationException(
                    $"The log no longer has its months up to {month}: what {Consumer} made of them would be gone. Attach them and empty log_detached, or rewind instead.");
            }
        }

        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await using var batch = new NpgsqlBatch(connection, transaction);
        Mark(Key(batch.Append(Put), shard), LogMark.Start);
        rows.Erase(batch, shard);
        await batch.ExecuteNonQueryAsync(cancellation);
        await transaction.CommitAsync(cancellation);
    }

    public async Task Rewind(
        int shard, LogMark to, Func<IReadOnlyList<LoggedEvent>, TEffects> fold, CancellationToken cancellation)
    {
        await using var connection = await database.Source.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        LogMark now;
        await using (var find = new NpgsqlBatch(connection, transaction))
        {
            Key(find.Append(Find + " FOR UPDATE"), shard);
            now = await ReadMark(find, cancellation) ?? LogMark.Start;
        }

        if (now.Position <= to.Position)
        {
            return;
        }

        var since = new Stack<TEffects>();
        for (var mark = to; mark.Position < now.Position;)
        {
            var page = await log.Read(shard, mark, now, RewindPage, cancellation);
            since.Push(fold(page.Events));
            mark = page.End;
        }

        await using var batch = new NpgsqlBatch(connection, transaction);
        foreach (var effects in since)
        {
            // The last that was made is the first to be taken back.
            rows.Undo(batch, shard, effects);
        }

        Mark(Key(batch.Append(Put), shard), to);
        await batch.ExecuteNonQueryAsync(cancellation);
        await transaction.CommitAsync(cancellation);
    }

    private NpgsqlBatchCommand Key(NpgsqlBatchCommand command, int shard)
    {
        command.Add(rows.Consumer);
        command.Add((short)shard);
        return command;
    }

    private static void Mark(NpgsqlBatchCommand command, LogMark mark)
    {
        command.Add(mark.Position);
        command.Add(mark.At);
    }

    private static async Task<LogMark?> ReadMark(NpgsqlBatch batch, CancellationToken cancellation)
    {
        await using var row = await batch.ExecuteReaderAsync(cancellation);
        return await row.ReadAsync(cancellation)
            ? new LogMark(LogRow.Position(row, 0), row.GetFieldValue<DateTimeOffset>(3))
            : null;
    }
}
