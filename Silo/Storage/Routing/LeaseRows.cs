using LeadGrid.Brokers;
using LeadGrid.Routing;
using Npgsql;
using NpgsqlTypes;

namespace LeadGrid.Storage.Routing;

/// <summary>Reads allowances and leases as a transaction begins: locked where no lease will do, in the same round trip.</summary>
internal sealed class LeaseRows
{
    // Not locked: where the campaign's lease permits all that the transaction may assign, and where nobody can assign anything
    // before a new day. What this statement believes is judged again by what the next ones read.
    private const string Lock = """
        SELECT a.broker_id
        FROM unnest($1, $2, $3, $4, $5, $6) AS w (broker_id, terms, today, daily, monthly, certain)
        JOIN broker_allowance AS a USING (broker_id)
        WHERE a.broker_id = ANY($1) AND (w.certain OR NOT (
            EXISTS (
                SELECT FROM broker_lease AS l
                WHERE l.broker_id = a.broker_id AND l.campaign = $7 AND l.terms = w.terms AND l.day >= w.today AND l.size - l.used >= $8)
            OR (a.leased = 0 AND (
                (a.day >= w.today AND a.day_used >= w.daily)
                OR (a.day >= date_trunc('month', w.today) AND a.month_used >= w.monthly)))))
        ORDER BY a.broker_id
        FOR UPDATE OF a
        """;

    private const string Accounts = """
        SELECT a.broker_id, a.day, a.day_used, a.month_used, a.open_used, a.leased, a.leased_terms, l.day, l.terms, l.size, l.used, l.epoch
        FROM broker_allowance AS a
        LEFT JOIN broker_lease AS l ON l.broker_id = a.broker_id AND l.campaign = $2
        WHERE a.broker_id = ANY($1)
        """;

    private const string Others = """
        SELECT broker_id, campaign, day, terms, size, used, epoch FROM broker_lease
        WHERE broker_id = ANY($1) AND campaign <> $2 AND size > 0
        """;

    // One pass in one order over all that the transaction will hold: what it spends later is locked here, too.
    private const string LockLeases = """
        SELECT broker_id, campaign, day, terms, size, used, epoch FROM broker_lease
        WHERE (broker_id = ANY($1) AND size > 0) OR (broker_id = ANY($2) AND campaign = $3)
        ORDER BY broker_id, campaign
        FOR UPDATE
        """;

    // A day that no allowance has reached.
    private static readonly DateOnly Never = new(9999, 1, 1);

    private readonly HashSet<string> _locked = [];
    private readonly Dictionary<string, AllowanceRow> _rows = [];
    private readonly Dictionary<string, Lease> _own = [];
    private readonly List<HeldLease> _others = [];

    public int Count => _rows.Count;

    public static void AppendLocks(NpgsqlBatch reads, string campaign, RoutingReads wanted, LeaseSight sight)
    {
        var command = reads.Append(Lock);
        command.AddArray(wanted.Brokers.Select(b => b.Id), NpgsqlDbType.Text);
        command.AddArray(wanted.Brokers.Select(b => LeasePolicy.Terms(b.Caps)), NpgsqlDbType.Text);
        command.AddArray(wanted.Brokers.Select(b => sight.Now is { } now ? WorkingHoursClock.LocalDate(b.Hours, now) : Never), NpgsqlDbType.Date);
        command.AddArray(wanted.Brokers.Select(b => b.Caps.Daily ?? int.MaxValue), NpgsqlDbType.Integer);
        command.AddArray(wanted.Brokers.Select(b => b.Caps.Monthly ?? int.MaxValue), NpgsqlDbType.Integer);
        command.AddArray(wanted.Brokers.Select(b => sight.Locked.Contains(b.Id)), NpgsqlDbType.Boolean);
        command.Add(campaign);
        command.Add(wanted.Most);
    }

    public void TakeLock(NpgsqlDataReader row) => _locked.Add(row.GetString(0));

    public static void AppendAccounts(NpgsqlBatch reads, string campaign, RoutingReads wanted)
    {
        var command = reads.Append(Accounts);
        command.AddArray(wanted.Brokers.Select(b => b.Id), NpgsqlDbType.Text);
        command.Add(campaign);
    }

    public void TakeAccount(NpgsqlDataReader row)
    {
        var broker = row.GetString(0);
        var counted = new Allowance(row.GetFieldValue<DateOnly>(1), row.GetInt32(2), row.GetInt32(3), row.GetInt32(4));
        _rows[broker] = new AllowanceRow(counted, row.GetInt32(5), row.GetString(6), _locked.Contains(broker));
        if (!row.IsDBNull(7))
        {
            _own[broker] = LeaseAt(row, 7);
        }
    }

    public static void AppendOthers(NpgsqlBatch reads, string campaign, RoutingReads wanted)
    {
        var command = reads.Append(Others);
        command.AddArray(wanted.Brokers.Select(b => b.Id), NpgsqlDbType.Text);
        command.Add(campaign);
    }

    public void TakeOther(NpgsqlDataReader row) => _others.Add(HeldAt(row));

    /// <param name="alone">Nobody else is in the way: a rehearsal in its own snapshot, in which every lease comes back.</param>
    public LeaseBook ToBook(RoutingReads wanted, DateTimeOffset now, bool alone)
    {
        var rows = alone ? _rows.ToDictionary(r => r.Key, r => r.Value with { Locked = true }) : _rows;
        var book = new LeaseBook(wanted.Brokers, rows, _own, wanted.Most, now);
        book.TakeBack(_others);
        return book;
    }

    public static void AppendLeaseLocks(NpgsqlBatch reads, string campaign, IEnumerable<string> returning, IEnumerable<string> inUse)
    {
        var command = reads.Append(LockLeases);
        command.AddArray(returning, NpgsqlDbType.Text);
        command.AddArray(inUse, NpgsqlDbType.Text);
        command.Add(campaign);
    }

    public static HeldLease HeldAt(NpgsqlDataReader row) => new(row.GetString(0), row.GetString(1), LeaseAt(row, 2));

    private static Lease LeaseAt(NpgsqlDataReader row, int at) => new(
        row.GetFieldValue<DateOnly>(at), row.GetString(at + 1), row.GetInt32(at + 2), row.GetInt32(at + 3), row.GetInt64(at + 4));
}
