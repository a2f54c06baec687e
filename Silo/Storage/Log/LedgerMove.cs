using LeadGrid.Log;
using Npgsql;

namespace LeadGrid.Storage.Log;

/// <summary>One consumer's step in one shard, that waits to be written with its effects.</summary>
internal sealed class LedgerMove(string consumer, int shard, LogPosition from, LogMark to, Action<NpgsqlBatch> effects, CancellationToken cancellation)
{
    // The lock of this row is what makes two activations of a consumer take turns, and the old position what makes the
    // second one see that it was.
    private const string Move = """
        UPDATE log_consumer SET epoch = $6, position = $7, ordinal = $8, at = $9, updated_at = now()
        WHERE consumer = $1 AND shard = $2 AND (epoch, position, ordinal) = ($3, $4, $5)
        RETURNING shard
        """;

    private readonly TaskCompletionSource<bool> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Locks are taken in this order.</summary>
    public static IComparer<LedgerMove> Order { get; } = Comparer<LedgerMove>.Create(static (a, b) => a.Key.CompareTo(b.Key));

    public CancellationToken Cancellation => cancellation;

    /// <summary>Whether it is on disk; false: the consumer did not stand at <c>from</c>, and nothing was written.</summary>
    public Task<bool> Done => _done.Task;

    private (string Consumer, int Shard) Key => (consumer, shard);

    /// <summary>The first statement answers with a row where it has moved; the others have none.</summary>
    public void Append(NpgsqlBatch batch)
    {
        var move = batch.Append(Move);
        move.Add(consumer);
        move.Add((short)shard);
        move.Add(from);
        move.Add(to.Position);
        move.Add(to.At);
        effects(batch);
    }

    public void End(bool moved) => _done.TrySetResult(moved);

    public void Fail(Exception fault) => _done.TrySetException(fault);
}
