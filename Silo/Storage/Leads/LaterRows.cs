using LeadGrid.Leads;
using Npgsql;
using NpgsqlTypes;

namespace LeadGrid.Storage.Leads;

internal sealed record DueRow(string Campaign, Guid LeadId, LeadGrid.Leads.DueWork Work);

internal sealed record OutboxRow(Guid LeadId, string Campaign, OutboxEntry Entry, byte[]? Text);

/// <summary>What a commit leaves to be done: due work and outbox rows.</summary>
internal static class LaterRows
{
    private const string Plan = """
        INSERT INTO due_work (campaign, lead_id, kind, due_at, version)
        SELECT campaign, lead_id, kind, due_at, version FROM unnest($1, $2, $3, $4, $5) AS d (campaign, lead_id, kind, due_at, version)
        ON CONFLICT (campaign, lead_id, kind) DO UPDATE
        SET due_at = excluded.due_at, version = excluded.version, leased_until = NULL, attempts = 0
        """;

    private const string Post = """
        INSERT INTO outbox (outbox_id, lead_id, campaign, kind, idempotency_key, body, sealed)
        SELECT outbox_id, lead_id, campaign, kind, idempotency_key, body::jsonb, sealed
        FROM unnest($1, $2, $3, $4, $5, $6, $7) AS o (outbox_id, lead_id, campaign, kind, idempotency_key, body, sealed)
        """;

    /// <param name="rows">Each lead and kind at most once.</param>
    public static void Append(NpgsqlBatch batch, IReadOnlyList<DueRow> rows)
    {
        if (rows.Count == 0)
        {
            return;
        }

        var command = batch.Append(Plan);
        command.AddArray(rows.Select(r => r.Campaign), NpgsqlDbType.Text);
        command.AddArray(rows.Select(r => r.LeadId), NpgsqlDbType.Uuid);
        command.AddArray(rows.Select(r => (short)r.Work.Kind), NpgsqlDbType.Smallint);
        command.AddArray(rows.Select(r => r.Work.DueAt), NpgsqlDbType.TimestampTz);
        command.AddArray(rows.Select(r => r.Work.Version), NpgsqlDbType.Bigint);
    }

    public static void Append(NpgsqlBatch batch, IReadOnlyList<OutboxRow> rows)
    {
        if (rows.Count == 0)
        {
            return;
        }

        var command = batch.Append(Post);
        command.AddArray(rows.Select(r => r.Entry.Id == Guid.Empty ? Guid.CreateVersion7() : r.Entry.Id), NpgsqlDbType.Uuid);
        command.AddArray(rows.Select(r => r.LeadId), NpgsqlDbType.Uuid);
        command.AddArray(rows.Select(r => r.Campaign), NpgsqlDbType.Text);
        command.AddArray(rows.Select(r => r.Entry.Kind), NpgsqlDbType.Text);
        command.AddArray(rows.Select(r => r.Entry.IdempotencyKey), NpgsqlDbType.Text);
        command.AddArray(rows.Select(r => r.Entry.BodyJson), NpgsqlDbType.Text);
        command.AddArray(rows.Select(r => r.Text), NpgsqlDbType.Bytea);
    }
}
