using LeadGrid.Privacy;
using LeadGrid.Routing;
using Npgsql;

namespace LeadGrid.Storage.Routing;

/// <summary>One transaction of a campaign's router. Reads go at once; writes gather and go in one round trip.</summary>
internal sealed partial class RoutingTransaction : IRoutingTransaction, IAsyncDisposable
{
    private readonly NpgsqlConnection _connection;
    private readonly NpgsqlTransaction _transaction;
    private readonly NpgsqlBatch _writes;
    private readonly IPersonalVault _vault;
    private readonly string _campaign;
    private readonly bool _forUpdate;
    private readonly CancellationToken _cancellation;
    private long _version;
    private string _owed = "{}";
    private int _expectedUpdates;

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

    /// <summary>The rotations that this process last saw.</summary>
    public RotationSnapshot? Known { get; set; }

    /// <summary>The rotations that this transaction leaves behind; null where it did not turn them.</summary>
    public RotationSnapshot? Written { get; private set; }

    public static async Task<RoutingTransaction> Begin(
        NpgsqlConnection connection, NpgsqlTransaction transaction, string campaign, IPersonalVault vault, bool forUpdate, CancellationToken cancellation)
    {
        var tx = new RoutingTransaction(connection, transaction, campaign, vault, forUpdate, cancellation);
        if (!await tx.Lock())
        {
            if (forUpdate)
            {
                await tx.Execute("INSERT INTO routing (campaign) VALUES ($1) ON CONFLICT DO NOTHING", campaign);
                await tx.Lock();
            }
            else
            {
                // Nothing was ever routed here: a rehearsal needs the time all the same.
                await tx.ReadClock();
            }
        }

        return tx;
    }

    public async Task Flush()
    {
        if (_writes.BatchCommands.Count == 0)
        {
            return;
        }

        await using var reader = await _writes.ExecuteReaderAsync(_cancellation);
        var updated = 0;
        do
        {
            while (await reader.ReadAsync(_cancellation))
            {
                updated++;
            }
        }
        while (await reader.NextResultAsync(_cancellation));

        if (updated != _expectedUpdates)
        {
            // A waiting lead was changed by its own grain (an administrator closed it) since this page was read:
            // the whole page is decided again.
            throw new PostgresException("A waiting lead has moved on.", "ERROR", "ERROR", PostgresErrorCodes.SerializationFailure);
        }
    }

    public ValueTask DisposeAsync() => _writes.DisposeAsync();

    private async Task<bool> Lock()
    {
        // clock_timestamp(), not now(): the transaction may have waited for the lock since it began.
        await using var command = Command(_forUpdate
            ? "SELECT version, owed, clock_timestamp() FROM routing WHERE campaign = $1 FOR UPDATE"
            : "SELECT version, owed, clock_timestamp() FROM routing WHERE campaign = $1");
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = _campaign });
        await using var reader = await command.ExecuteReaderAsync(_cancellation);
        if (!await reader.ReadAsync(_cancellation))
        {
            return false;
        }

        _version = reader.GetInt64(0);
        _owed = reader.GetString(1);
        Now = reader.GetFieldValue<DateTimeOffset>(2);
        return true;
    }

    private async Task ReadClock()
    {
        await using var command = Command("SELECT clock_timestamp()");
        Now = new DateTimeOffset((DateTime)(await command.ExecuteScalarAsync(_cancellation))!);
    }

    private NpgsqlCommand Command(string sql) => new(sql, _connection, _transaction);

    private async Task Execute(string sql, string argument)
    {
        await using var command = Command(sql);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = argument });
        await command.ExecuteNonQueryAsync(_cancellation);
    }
}
