using System.Text;
using LeadGrid.Leads;
using LeadGrid.Privacy;
using Npgsql;
using NpgsqlTypes;

namespace LeadGrid.Storage.Leads;

/// <summary>What a commit leaves to be done: due work and outbox rows.</summary>
internal static class LaterRows
{
    private const string Plan = """
        INSERT INTO due_work (campaign, lead_id, kind, due_at, version)
        VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (campaign, lead_id, kind) DO UPDATE
        SET due_at = excluded.due_at, version = excluded.version, leased_until = NULL, attempts = 0
        """;

    public static void Append(NpgsqlBatch batch, LeadState lead, IReadOnlyList<LeadGrid.Leads.DueWork> due)
    {
        foreach (var work in due)
        {
            Append(batch, lead.Campaign, lead.Id, work);
        }
    }

    public static void Append(NpgsqlBatch batch, string campaign, Guid leadId, LeadGrid.Leads.DueWork work)
    {
        var command = batch.Append(Plan);
        command.Add(campaign);
        command.Add(leadId);
        command.Add((short)work.Kind);
        command.Add(work.DueAt);
        command.Add(work.Version);
    }

    public static async Task Append(
        NpgsqlBatch batch, LeadState lead, IReadOnlyList<OutboxEntry> outbox, IPersonalVault vault, CancellationToken cancellation)
    {
        foreach (var entry in outbox)
        {
            var command = batch.Append("""
                INSERT INTO outbox (outbox_id, lead_id, campaign, kind, idempotency_key, body, sealed)
                VALUES ($1, $2, $3, $4, $5, $6::jsonb, $7)
                """);
            command.Add(Guid.CreateVersion7());
            command.Add(lead.Id);
            command.Add(lead.Campaign);
            command.Add(entry.Kind);
            command.Add(entry.IdempotencyKey);
            command.Add(entry.BodyJson);
            command.AddNullable(
                entry.Text is { } text ? await vault.Seal(lead.KeyId, lead.Id, Encoding.UTF8.GetBytes(text), cancellation) : null,
                NpgsqlDbType.Bytea);
        }
    }
}
