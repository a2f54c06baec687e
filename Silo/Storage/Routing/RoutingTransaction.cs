using LeadGrid.Privacy;
using LeadGrid.Routing;
using Npgsql;

namespace LeadGrid.Storage.Routing;

/// <summary>
/// One transaction of a campaign's router, in two round trips: the lock with everything that is read under it, and the
/// writes with the commit.
/// </summary>
internal sealed partial class RoutingTransaction : IRoutingTransaction, IAsyncDisposable
{
    private readonly NpgsqlConnection _connection;
    private readonly NpgsqlTransaction _transaction;
    private readonly NpgsqlBatch _writes;
    private readonly IPersonalVault _vault;
    private readonly string _campaign;
    private readonly bool _forUpdate;
    private readonly CancellationToken _cancellation;
    private long _version = -1;

    private RoutingTransaction(
        NpgsqlConnection connection, NpgsqlTransaction transaction, string campaign, IPersonalVault vault, bool forUpdate, CancellationToken cancellation)
    {
        _connection = connection;
        _transaction = transaction;
        _writes = new NpgsqlBatch(connection, transaction);
        _campaign = campaign;
        _vault = vault;
        _forUpdate = forUpdate;
        _cancellation = cancellation;
    }

    public DateTimeOffset Now { get; private set; }

    public Guid CommitId { get; } = Guid.CreateVersion7();

    /// <summary>A lead that this transaction writes, by which its commit can be proved.</summary>
    public Guid? Witness { get; private set; }

    /// <summary>The rotations that this transaction leaves behind; null where it did not turn them.</summary>
    public RotationSnapshot? Written { get; private set; }

    /// <param name="known">The rotations that this process last saw: not read again where they are still those.</param>
    /// <param name="sight">Which allowances are locked.</param>
    public static async Task<RoutingTransaction> Begin(
        NpgsqlConnection connection, NpgsqlTransaction transaction, string campaign, RoutingReads wanted, RotationSnapshot? known,
        LeaseSight sight, IPersonalVault vault, bool forUpdate, CancellationToken cancellation)
    {
        var tx = new RoutingTransaction(connection, transaction, campaign, vault, forUpdate, cancellation);
        if (!await tx.Read(wanted, known, sight) && forUpdate)
        {
            // Without a row there is nothing to lock: two campaigns could both count a broker's first lead.
            await tx.MakeRows(wanted);
            await tx.Read(wanted, known, sight);
        }

        if (forUpdate && tx.Unlocked.Count == 0)
        {
            await tx.TakeBackLeases();
        }

        return tx;
    }

    /// <summary>Sends the writes and commits, in one round trip: an error in one of the writes skips the commit.</summary>
    public Task Commit()
    {
        WriteLeases();
        _writes.Append("COMMIT");
        return _writes.ExecuteNonQueryAsync(_cancellation);
    }

    public ValueTask DisposeAsync() => _writes.DisposeAsync();

    private NpgsqlCommand Command(string sql) => new(sql, _connection, _transaction);
}
