using LeadGrid.Providers;
using NpgsqlTypes;

namespace LeadGrid.Storage.Outbox;

/// <summary>A row of the outbox in the hands of one process.</summary>
internal sealed record LeasedEffect(Guid Id, Guid LeadId, string Campaign, string Kind, DateTimeOffset CreatedAt, int Attempts, Guid Lease)
{
    /// <summary>What the row says of what is to be done, in JSON.</summary>
    public string Body { get; init; } = "{}";
}

/// <summary>Carries out the effects of one kind.</summary>
internal interface IOutboxHandler
{
    string Kind { get; }

    /// <returns>When to try again; null: it is settled.</returns>
    Task<DateTimeOffset?> Handle(LeasedEffect effect, CancellationToken cancellation);
}

/// <summary>The table of effects on the world outside. As with due work, a lease is proved by its token.</summary>
internal sealed class OutboxQueue(LeadDataSource database)
{
    public const string Depth = """
        SELECT count(*), coalesce(extract(epoch FROM now() - min(ready_at)), 0)::float8
        FROM (SELECT ready_at FROM outbox WHERE done_at IS NULL AND ready_at <= now() ORDER BY ready_at LIMIT 10000) AS due
        """;

    private const string ClaimDue = """
        WITH claimed AS MATERIALIZED (
            SELECT ctid FROM outbox
            WHERE done_at IS NULL AND ready_at <= now() AND kind = ANY($4)
            ORDER BY ready_at
            LIMIT $1
            FOR UPDATE SKIP LOCKED
        )
        UPDATE outbox AS o
        SET lease = $2, leased_until = now() + $3, attempts = o.attempts + 1
        WHERE o.ctid = ANY(ARRAY(SELECT ctid FROM claimed))
        RETURNING o.outbox_id, o.lead_id, o.campaign, o.kind, o.created_at, o.attempts, o.body::text
        """;

    private const string Settle = "DELETE FROM outbox AS o USING unnest($1, $2) AS w (outbox_id, lease) WHERE o.outbox_id = w.outbox_id AND o.lease = w.lease";

    private const string Postpone = """
        UPDATE outbox AS o SET lease = NULL, leased_until = NULL, due_at = w.due_at
        FROM unnest($1, $2, $3) AS w (outbox_id, lease, due_at)
        WHERE o.outbox_id = w.outbox_id AND o.lease = w.lease
        """;

    public async Task<IReadOnlyList<LeasedEffect>> Claim(int limit, TimeSpan lease, IReadOnlyCollection<string> kinds, CancellationToken cancellation)
    {
        var token = Guid.NewGuid();
        await using var batch = database.Source.CreateBatch();
        var claim = batch.Append(ClaimDue);
        claim.Add(limit);
        claim.Add(token);
        claim.Add(lease);
        claim.AddArray(kinds, NpgsqlDbType.Text);
        var effects = new List<LeasedEffect>();
        await using var row = await batch.ExecuteReaderAsync(cancellation);
        while (await row.ReadAsync(cancellation))
        {
            effects.Add(new LeasedEffect(
                row.GetGuid(0), row.GetGuid(1), row.GetString(2), row.GetString(3), row.GetFieldValue<DateTimeOffset>(4), row.GetInt32(5), token) { Body = row.GetString(6) });
        }

        return effects;
    }

    /// <summary>What is due, and for how long the oldest of it has been.</summary>
    public async Task<OutboxDepth> Deep(CancellationToken cancellation)
    {
        await using var command = database.Source.CreateCommand(Depth);
        await using var row = await command.ExecuteReaderAsync(cancellation);
        await row.ReadAsync(cancellation);
        return new OutboxDepth(row.GetInt64(0), TimeSpan.FromSeconds(row.GetDouble(1)));
    }

    /// <summary>Removes what is settled, and puts off what is to be tried again.</summary>
    public async Task Finish(IReadOnlyList<(LeasedEffect Effect, DateTimeOffset? Again)> finished, CancellationToken cancellation)
    {
        await using var batch = database.Source.CreateBatch();
        var settled = finished.Where(f => f.Again is null).Select(f => f.Effect).ToArray();
        var postponed = finished.Where(f => f.Again is not null).ToArray();
        if (settled.Length > 0)
        {
            var command = batch.Append(Settle);
            command.AddArray(settled.Select(e => e.Id), NpgsqlDbType.Uuid);
            command.AddArray(settled.Select(e => e.Lease), NpgsqlDbType.Uuid);
        }

        if (postponed.Length > 0)
        {
            var command = batch.Append(Postpone);
            command.AddArray(postponed.Select(p => p.Effect.Id), NpgsqlDbType.Uuid);
            command.AddArray(postponed.Select(p => p.Effect.Lease), NpgsqlDbType.Uuid);
            command.AddArray(postponed.Select(p => p.Again!.Value), NpgsqlDbType.TimestampTz);
        }

        await batch.ExecuteNonQueryAsync(cancellation);
    }
}
