using System.Threading.Channels;
using Npgsql;

namespace LeadGrid.Storage.Log;

/// <summary>
/// Commits the steps of all durable consumers in this silo: whatever waits goes in one transaction. A read of the log's end
/// gives every consumer of every shard its slice at once, and a transaction each were ten times what intake itself commits.
/// A step that does not continue what is on disk, or that the database refuses, fails alone.
/// </summary>
internal sealed class LedgerCommits(LeadDataSource database) : IAsyncDisposable
{
    /// <summary>Steps in a transaction: two or three statements each.</summary>
    private const int GroupAtMost = 64;

    /// <summary>Each consumer has one step under way in a shard, so that this is never reached.</summary>
    private const int WaitingAtMost = 10_000;

    private readonly Channel<LedgerMove> _waiting = Channel.CreateBounded<LedgerMove>(WaitingAtMost);
    private readonly Lock _gate = new();
    private Task? _pumping;

    /// <returns>See <see cref="LedgerMove.Done"/>.</returns>
    public async Task<bool> Commit(LedgerMove move)
    {
        lock (_gate)
        {
            _pumping ??= Task.Run(Pump);
        }

        await _waiting.Writer.WriteAsync(move, move.Cancellation);
        return await move.Done;
    }

    public async ValueTask DisposeAsync()
    {
        _waiting.Writer.TryComplete();
        if (_pumping is { } pumping)
        {
            await pumping;
        }
    }

    private async Task Pump()
    {
        while (await _waiting.Reader.WaitToReadAsync())
        {
            var group = new List<LedgerMove>();
            while (group.Count < GroupAtMost && _waiting.Reader.TryRead(out var move))
            {
                group.Add(move);
            }

            group.Sort(LedgerMove.Order);
            if (group.Count == 1 || !await Together(group))
            {
                foreach (var move in group)
                {
                    await Alone(move);
                }
            }
        }
    }

    /// <returns>False: nothing of it was written, since one of them would not.</returns>
    private async Task<bool> Together(List<LedgerMove> group)
    {
        try
        {
            if (!await Write(group, CancellationToken.None))
            {
                return false;
            }
        }
        catch (PostgresException e) when (!UnknownOutcome.Is(e))
        {
            return false;
        }
        catch (Exception e)
        {
            // Each of them may have been written: whoever asked looks where it stands.
            group.ForEach(move => move.Fail(e));
            return true;
        }

        group.ForEach(move => move.End(true));
        return true;
    }

    private async Task Alone(LedgerMove move)
    {
        try
        {
            move.End(await Write([move], move.Cancellation));
        }
        catch (Exception e)
        {
            move.Fail(e);
        }
    }

    /// <returns>Whether all have moved; if not, nothing was written.</returns>
    private async Task<bool> Write(IReadOnlyList<LedgerMove> moves, CancellationToken cancellation)
    {
        await using var connection = await database.Source.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await using var batch = new NpgsqlBatch(connection, transaction);
        foreach (var move in moves)
        {
            move.Append(batch);
        }

        // Only a move answers with a row.
        var moved = 0;
        await using (var reader = await batch.ExecuteReaderAsync(cancellation))
        {
            do
            {
                moved += await reader.ReadAsync(cancellation) ? 1 : 0;
            }
            // To the end: a fault of a later statement shows only when its result is reached.
            while (await reader.NextResultAsync(cancellation));
        }

        if (moved < moves.Count)
        {
            return false;
        }

        await transaction.CommitAsync(cancellation);
        return true;
    }
}
