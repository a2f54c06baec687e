using LeadGrid.Leads;
using Npgsql;
using NpgsqlTypes;

namespace LeadGrid.Storage.DueWork;

/// <summary>
/// The table of due work. Several processes may claim at once: each gets its own rows. A lease is proved by its token, so
/// that what a process does after its lease was taken over, however late, has no effect.
/// </summary>
internal sealed class DueWorkQueue(LeadDataSource database)
{
    /// <summary>Due pieces that are not begun, and for how many seconds the oldest has been due.</summary>
    public const string Depth = """
        WITH RECURSIVE head AS (
            (SELECT campaign FROM due_work ORDER BY campaign LIMIT 1)
            UNION ALL
            SELECT next.campaign
            FROM head CROSS JOIN LATERAL (SELECT campaign FROM due_work WHERE campaign > head.campaign ORDER BY campaign LIMIT 1) AS next
        )
        SELECT count(*), coalesce(extract(epoch FROM now() - min(due.ready_at)), 0)::float8
        FROM head CROSS JOIN LATERAL (
            SELECT ready_at FROM due_work WHERE campaign = head.campaign AND ready_at <= now() ORDER BY ready_at LIMIT 10000) AS due
        """;

    public const string GivenUp = "SELECT kind, count(*) FROM due_work WHERE leased_until = 'infinity' GROUP BY kind";

    // The heads step from campaign to campaign, one look into the index for each. Every campaign with due work then gets
    // the same share of the batch, oldest first, and its rate at most; where there is one campaign, that is the batch.
    // What is locked is updated where it stands, without another look into an index. A row that was planned anew just
    // before it was locked stands elsewhere than this statement sees it: it is left to the next claim. An owner that the
    // others have declared dead gets nothing: its process may have been suspended, and not know it yet.
    private const string ClaimDue = """
        WITH RECURSIVE head AS (
            (SELECT campaign, ready_at FROM due_work ORDER BY campaign, ready_at LIMIT 1)
            UNION ALL
            SELECT next.campaign, next.ready_at
            FROM head CROSS JOIN LATERAL (
                SELECT campaign, ready_at FROM due_work WHERE campaign > head.campaign ORDER BY campaign, ready_at LIMIT 1) AS next
        ),
        busy AS (
            SELECT head.campaign, count(*) OVER () AS campaigns, rate.most
            FROM head LEFT JOIN unnest($4, $5) AS rate (campaign, most) USING (campaign)
            WHERE head.ready_at <= now() AND NOT EXISTS (SELECT FROM due_work_fallen WHERE owner = $3)
            ORDER BY head.ready_at
        ),
        claimed AS MATERIALIZED (
            SELECT due.ctid
            FROM busy CROSS JOIN LATERAL (
                SELECT ctid FROM due_work
                WHERE campaign = busy.campaign AND ready_at <= now() AND kind = ANY($6)
                ORDER BY ready_at
                LIMIT least(greatest($1 / busy.campaigns, 1), busy.most)
                FOR UPDATE SKIP LOCKED) AS due
            LIMIT $1
        )
        UPDATE due_work AS d
        SET lease = $2, lease_owner = $3, leased_until = now() + $7, attempts = d.attempts + 1
        WHERE d.ctid = ANY(ARRAY(SELECT ctid FROM claimed))
        RETURNING d.campaign, d.lead_id, d.kind, d.version, d.attempts, now() - d.due_at
        """;

    // Held: by this lease, and not planned anew since, which would have ended it.
    private const string Held = """
        FROM unnest($1, $2, $3, $4, $5) AS w (campaign, lead_id, kind, version, lease)
        WHERE (d.campaign, d.lead_id, d.kind) = (w.campaign, w.lead_id, w.kind)
          AND d.lease = w.lease AND d.version = w.version AND d.leased_until IS NOT NULL
        """;

    private static readonly string Remove =
        $"DELETE FROM due_work AS d {Held.Replace("FROM unnest", "USING unnest", StringComparison.Ordinal)} RETURNING d.campaign, d.lead_id, d.kind, d.lease";

    private const string Postpone = $"""
        UPDATE due_work AS d SET lease = NULL, leased_until = now() + $6, fault = $7, attempts = d.attempts - $8 {Held}
        """;

    private const string GiveUp = $"""
        UPDATE due_work AS d SET lease = NULL, leased_until = 'infinity', fault = $6 {Held}
        """;

    private const string GiveBack = $"""
        UPDATE due_work AS d SET lease = NULL, leased_until = NULL, attempts = d.attempts - 1 {Held}
        """;

    /// <param name="rates">How many more may be started of campaigns that are near their rate.</param>
    public async Task<IReadOnlyList<LeasedWork>> Claim(
        int limit, string owner, TimeSpan lease, IReadOnlyCollection<DueWorkKind> kinds,
        IReadOnlyDictionary<string, int> rates, CancellationToken cancellation)
    {
        var token = Guid.NewGuid();
        await using var batch = database.Source.CreateBatch();
        Fill(batch.Append(ClaimDue), limit, token, owner, lease, kinds, rates);
        var work = new List<LeasedWork>();
        await using var row = await batch.ExecuteReaderAsync(cancellation);
        while (await row.ReadAsync(cancellation))
        {
            work.Add(new LeasedWork(
                row.GetString(0), row.GetGuid(1), (DueWorkKind)row.GetInt16(2), row.GetInt64(3), row.GetInt32(4), token,
                row.GetFieldValue<TimeSpan>(5)));
        }

        return work;
    }

    /// <summary>How the database would claim: for the benchmark, which shows that a million scheduled rows cost nothing.</summary>
    public static void Explain(NpgsqlBatch batch, int limit) =>
        Fill(batch.Append("EXPLAIN (ANALYZE, BUFFERS, COSTS OFF) " + ClaimDue), limit, Guid.Empty, "", TimeSpan.Zero, [(DueWorkKind)99], new Dictionary<string, int>());

    /// <summary>Removes finished work and writes its effects, in one transaction and two round trips.</summary>
    /// <returns>The pieces that were still held; the others' effects were not written.</returns>
    public async Task<IReadOnlySet<LeasedWork>> Complete(IReadOnlyList<(LeasedWork Work, DueWorkEffect? Effect)> done, CancellationToken cancellation)
    {
        await using var connection = await database.Source.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        // By the claim, too: work that was planned anew while it was under way may have been claimed again, and both end together.
        var named = done.ToDictionary(d => (d.Work.Campaign, d.Work.LeadId, d.Work.Kind, d.Work.Lease), d => d.Work);
        var held = new HashSet<LeasedWork>();
        await using (var remove = new NpgsqlBatch(connection, transaction))
        {
            Name(remove.Append(Remove), [.. done.Select(d => d.Work)]);
            await using var row = await remove.ExecuteReaderAsync(cancellation);
            while (await row.ReadAsync(cancellation))
            {
                held.Add(named[(row.GetString(0), row.GetGuid(1), (DueWorkKind)row.GetInt16(2), row.GetGuid(3))]);
            }
        }

        await using var effects = new NpgsqlBatch(connection, transaction);
        DueWorkEffect.Append(effects, done.Where(d => held.Contains(d.Work)).Select(d => d.Effect).OfType<DueWorkEffect>());
        // In the effects' own round trip: an error in one of them skips it.
        effects.Append("COMMIT");
        await effects.ExecuteNonQueryAsync(cancellation);
        return held;
    }

    /// <param name="fault">A type's name: messages can hold personal data.</param>
    public Task Retry(LeasedWork work, RetryPause pause, string fault, CancellationToken cancellation) =>
        Change(Postpone, [work], command =>
        {
            command.Add(pause.Length);
            command.Add(fault);
            command.Add(pause.Counts ? 0 : 1);
        }, cancellation);

    public Task Bury(LeasedWork work, string fault, CancellationToken cancellation) =>
        Change(GiveUp, [work], command => command.Add(fault), cancellation);

    /// <summary>Leases given back unused: not an attempt.</summary>
    public Task Return(IReadOnlyList<LeasedWork> work, CancellationToken cancellation) =>
        Change(GiveBack, work, _ => { }, cancellation);

    private async Task Change(
        string sql, IReadOnlyList<LeasedWork> work, Action<NpgsqlBatchCommand> more, CancellationToken cancellation)
    {
        await using var batch = database.Source.CreateBatch();
        var command = batch.Append(sql);
        Name(command, work);
        more(command);
        await batch.ExecuteNonQueryAsync(cancellation);
    }

    private static void Fill(
        NpgsqlBatchCommand claim, int limit, Guid token, string owner, TimeSpan lease, IEnumerable<DueWorkKind> kinds,
        IReadOnlyDictionary<string, int> rates)
    {
        claim.Add(limit);
        claim.Add(token);
        claim.Add(owner);
        claim.AddArray(rates.Keys, NpgsqlDbType.Text);
        claim.AddArray(rates.Values, NpgsqlDbType.Integer);
        claim.AddArray(kinds.Select(k => (short)k), NpgsqlDbType.Smallint);
        claim.Add(lease);
    }

    private static void Name(NpgsqlBatchCommand command, IReadOnlyList<LeasedWork> work)
    {
        command.AddArray(work.Select(w => w.Campaign), NpgsqlDbType.Text);
        command.AddArray(work.Select(w => w.LeadId), NpgsqlDbType.Uuid);
        command.AddArray(work.Select(w => (short)w.Kind), NpgsqlDbType.Smallint);
        command.AddArray(work.Select(w => w.Version), NpgsqlDbType.Bigint);
        command.AddArray(work.Select(w => w.Lease), NpgsqlDbType.Uuid);
    }
}
