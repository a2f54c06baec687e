using LeadGrid.Routing;
using Npgsql;
using NpgsqlTypes;

namespace LeadGrid.Storage.Routing;

/// <summary>Leases of brokers' allowances: taken back before the batch is decided, spent and granted with its writes.</summary>
internal sealed partial class RoutingTransaction
{
    // Another epoch: the lease was returned or granted anew since it was read, and nothing of this transaction is written.
    private const string Spend = """
        WITH locked AS (
            SELECT l.broker_id, s.leads
            FROM unnest($2, $3, $4) AS s (broker_id, epoch, leads)
            JOIN broker_lease AS l USING (broker_id)
            WHERE l.broker_id = ANY($2) AND l.campaign = $1 AND l.epoch = s.epoch
            ORDER BY l.broker_id
            FOR UPDATE OF l),
        spent AS (
            UPDATE broker_lease AS l SET used = l.used + k.leads
            FROM locked AS k
            WHERE l.broker_id = k.broker_id AND l.campaign = $1
            RETURNING 1)
        SELECT demand_rows(count(*), $5) FROM spent
        """;

    private const string SettleAllowances = """
        UPDATE broker_allowance AS b
        SET day = a.day, day_used = a.day_used, month_used = a.month_used, open_used = a.open_used, leased = a.leased, leased_terms = a.terms
        FROM unnest($1, $2, $3, $4, $5, $6, $7) AS a (broker_id, day, day_used, month_used, open_used, leased, terms)
        WHERE b.broker_id = a.broker_id
        """;

    private const string Grant = """
        INSERT INTO broker_lease (broker_id, campaign, day, terms, size, used, epoch)
        SELECT broker_id, $1, day, terms, size, 0, epoch FROM unnest($2, $3, $4, $5, $6) AS g (broker_id, day, terms, size, epoch)
        ON CONFLICT (broker_id, campaign) DO UPDATE
        SET day = excluded.day, terms = excluded.terms, size = excluded.size, used = 0, epoch = excluded.epoch
        """;

    private const string Return = """
        UPDATE broker_lease AS l SET size = 0, used = 0, epoch = l.epoch + 1
        FROM unnest($1, $2) AS r (broker_id, campaign)
        WHERE l.broker_id = r.broker_id AND l.campaign = r.campaign
        """;

    private LeaseBook _leases = new([], new Dictionary<string, AllowanceRow>(), new Dictionary<string, Lease>(), 0, default);
    private LeaseChanges _leaseChanges = new([], [], []);

    /// <summary>Brokers whose allowances have to be locked after all: nothing can be decided, run again with their locks.</summary>
    public IReadOnlyList<string> Unlocked { get; private set; } = [];

    /// <summary>Where a broker has too little left beside the leases of other campaigns, they come back: a round trip, near a cap only.</summary>
    private async Task TakeBackLeases()
    {
        if (_leases.Short is not { Count: > 0 } returning)
        {
            return;
        }

        var inUse = _leases.InUse;
        var held = new List<HeldLease>();
        await using (var locks = new NpgsqlBatch(_connection, _transaction))
        {
            LeaseRows.AppendLeaseLocks(locks, _campaign, returning, inUse.Keys);
            await using var reader = await locks.ExecuteReaderAsync(_cancellation);
            await Each(reader, row => held.Add(LeaseRows.HeldAt(row)));
        }

        // The campaign's own leases of these brokers came with their allowances' locks, and those in use may be gone by now.
        Unlocked = [.. held.Where(l => l.Campaign == _campaign && inUse.TryGetValue(l.Broker, out var seen) && seen != l.Lease).Select(l => l.Broker)];
        _leases.TakeBack(held.Where(l => l.Campaign != _campaign));
    }

    /// <summary>
    /// Before all other writes: who holds a lease's lock waits for nobody who may want it, since keys and leads are
    /// written after.
    /// </summary>
    private void WriteLeases()
    {
        var commands = new List<NpgsqlBatchCommand>(4);
        var (spent, settled, returned) = _leaseChanges;
        if (spent.Count > 0)
        {
            var command = Made(Spend);
            command.Add(_campaign);
            command.AddArray(spent.Select(s => s.Broker), NpgsqlDbType.Text);
            command.AddArray(spent.Select(s => s.Epoch), NpgsqlDbType.Bigint);
            command.AddArray(spent.Select(s => s.Leads), NpgsqlDbType.Integer);
            command.Add(spent.Count);
        }

        if (settled.Count > 0)
        {
            var rows = Made(SettleAllowances);
            rows.AddArray(settled.Select(s => s.Broker), NpgsqlDbType.Text);
            rows.AddArray(settled.Select(s => s.Row.Counted.Day), NpgsqlDbType.Date);
            rows.AddArray(settled.Select(s => s.Row.Counted.DayUsed), NpgsqlDbType.Integer);
            rows.AddArray(settled.Select(s => s.Row.Counted.MonthUsed), NpgsqlDbType.Integer);
            rows.AddArray(settled.Select(s => s.Row.Counted.OpenUsed), NpgsqlDbType.Integer);
            rows.AddArray(settled.Select(s => s.Row.Leased), NpgsqlDbType.Integer);
            rows.AddArray(settled.Select(s => s.Row.Terms), NpgsqlDbType.Text);
        }

        (string Broker, Lease Lease)[] granted = [.. settled.Where(s => s.Lease is not null).Select(s => (s.Broker, s.Lease!))];
        if (granted.Length > 0)
        {
            var command = Made(Grant);
            command.Add(_campaign);
            command.AddArray(granted.Select(g => g.Broker), NpgsqlDbType.Text);
            command.AddArray(granted.Select(g => g.Lease.Day), NpgsqlDbType.Date);
            command.AddArray(granted.Select(g => g.Lease.Terms), NpgsqlDbType.Text);
            command.AddArray(granted.Select(g => g.Lease.Size), NpgsqlDbType.Integer);
            command.AddArray(granted.Select(g => g.Lease.Epoch), NpgsqlDbType.Bigint);
        }

        if (returned.Count > 0)
        {
            var command = Made(Return);
            command.AddArray(returned.Select(r => r.Broker), NpgsqlDbType.Text);
            command.AddArray(returned.Select(r => r.Campaign), NpgsqlDbType.Text);
        }

        for (var i = 0; i < commands.Count; i++)
        {
            _writes.BatchCommands.Insert(i, commands[i]);
        }

        NpgsqlBatchCommand Made(string sql)
        {
            var command = new NpgsqlBatchCommand(sql);
            commands.Add(command);
            return command;
        }
    }
}
