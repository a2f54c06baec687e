using System.Collections.Concurrent;
using LeadGrid.Privacy;
using LeadGrid.Routing;
using LeadGrid.Storage.Commits;
using LeadGrid.Storage.Leads;
using Npgsql;

namespace LeadGrid.Storage.Routing;

internal sealed class RoutingTransactions(LeadDataSource database, IPersonalVault vault) : IRoutingTransactions
{
    private const int MaximumAttempts = 4;

    // After so many lost races a transaction locks all its allowances: then no lease that it goes by can be taken back.
    private const int AttemptsWithLeases = 2;

    // The rotations as of a version of the campaign's row: read again only when somebody else has turned them.
    private readonly ConcurrentDictionary<string, RotationSnapshot> _rotations = new();

    // Ticks, so that it is written whole; 0: not yet.
    private long _lastSeen;

    /// <summary>The database's clock when a transaction of this process last read it.</summary>
    private DateTimeOffset? LastSeen
    {
        get => Volatile.Read(ref _lastSeen) is > 0 and var ticks ? new DateTimeOffset(ticks, TimeSpan.Zero) : null;
        set => Volatile.Write(ref _lastSeen, value!.Value.UtcTicks);
    }

    public async Task<long> TakeOver(string campaign, CancellationToken cancellation)
    {
        await using var command = database.Source.CreateCommand("""
            INSERT INTO routing (campaign, router_epoch) VALUES ($1, 1)
            ON CONFLICT (campaign) DO UPDATE SET router_epoch = routing.router_epoch + 1
            RETURNING router_epoch
            """);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = campaign });
        return (long)(await command.ExecuteScalarAsync(cancellation))!;
    }

    public async Task<T> Run<T>(
        string campaign, RoutingReads wanted, Func<IRoutingTransaction, Task<T>> work, CancellationToken cancellation)
    {
        var locked = new HashSet<string>();
        for (var attempt = 1; ;)
        {
            try
            {
                var (result, unlocked) = await RunOnce(campaign, wanted, locked, work, cancellation);
                if (unlocked.Count == 0)
                {
                    return result;
                }

                // Each time more of them, so that it ends.
                locked.UnionWith(unlocked);
            }
            catch (PostgresException e) when (IsLostRace(e) && attempt < MaximumAttempts)
            {
                // Rolled back for certain: run again on fresh reads. The campaign's lock makes this rare: only an
                // idempotency key used for two campaigns at once, a lease taken back in mid-transaction, or a deadlock
                // with a stranger, gets here.
                _rotations.TryRemove(campaign, out _);
                if (++attempt > AttemptsWithLeases)
                {
                    locked.UnionWith(wanted.Brokers.Select(b => b.Id));
                }
            }
        }
    }

    public async Task<T> Read<T>(
        string campaign, RoutingReads wanted, Func<IRoutingTransaction, Task<T>> work, CancellationToken cancellation)
    {
        await using var connection = await database.Source.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, cancellation);
        await using var tx = await RoutingTransaction.Begin(
            connection, transaction, campaign, wanted, _rotations.GetValueOrDefault(campaign), new LeaseSight(null, new HashSet<string>()), vault, forUpdate: false, cancellation);
        return await work(tx);
    }

    /// <returns>Brokers whose allowances have to be locked first: nothing was done.</returns>
    private async Task<(T Result, IReadOnlyList<string> Unlocked)> RunOnce<T>(
        string campaign, RoutingReads wanted, IReadOnlySet<string> locked, Func<IRoutingTransaction, Task<T>> work, CancellationToken cancellation)
    {
        await using var connection = await database.Source.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await using var tx = await RoutingTransaction.Begin(
            connection, transaction, campaign, wanted, _rotations.GetValueOrDefault(campaign), new LeaseSight(LastSeen, locked), vault, forUpdate: true, cancellation);
        LastSeen = tx.Now;
        if (tx.Unlocked.Count > 0)
        {
            return (default!, tx.Unlocked);
        }

        var result = await work(tx);
        try
        {
            await tx.Commit();
        }
        catch (Exception e) when (UnknownOutcome.Is(e))
        {
            _rotations.TryRemove(campaign, out _);
            if (!await IsCommitted(campaign, tx.CommitId, tx.Witness))
            {
                throw;
            }
        }

        if (tx.Written is { } written)
        {
            _rotations[campaign] = written;
        }

        return (result, []);
    }

    /// <summary>
    /// Whether a commit whose answer was lost has happened. Taking the campaign's lock waits for its end; one of the
    /// leads it wrote is the witness. A transaction that wrote no lead may simply be run again.
    /// </summary>
    private async Task<bool> IsCommitted(string campaign, Guid commitId, Guid? witness)
    {
        if (witness is not { } lead)
        {
            return false;
        }

        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(15));
        // Two statements: what a statement sees is settled before it waits for a lock, so that the one that waits for
        // the commit's end does not see what was committed.
        await using var batch = database.Source.CreateBatch();
        batch.Append("SELECT FROM routing WHERE campaign = $1 FOR UPDATE").Add(campaign);
        var look = batch.Append("SELECT EXISTS (SELECT FROM lead_event WHERE lead_id = $1 AND commit_id = $2)");
        look.Add(lead);
        look.Add(commitId);
        return await UnknownOutcome.Read(batch, timeout.Token);
    }

    private static bool IsLostRace(PostgresException e) => e.SqlState is
        PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected
        // A waiting lead was changed by its own grain (an administrator closed it) since its page was read.
        or IGroupTable<LeadWrite>.Moved;
}

/// <summary>A campaign's rotations as of a version of its row.</summary>
internal sealed record RotationSnapshot(long Version, IReadOnlyDictionary<string, long[]> Cycles, IReadOnlyDictionary<string, double> Owed)
{
    public static RotationSnapshot Empty { get; } = new(-1, new Dictionary<string, long[]>(), new Dictionary<string, double>());
}
