using LeadGrid.Leads;
using Npgsql;
using NpgsqlTypes;

namespace LeadGrid.Storage.Leads;

/// <summary>An event, the commit it belongs to, and its sealed text.</summary>
internal sealed record LogRow(LeadEvent Event, Guid CommitId, byte[]? Text);

/// <summary>Appends events to the log, in order. At most once a transaction: the order is that of one call.</summary>
internal static class LogRows
{
    private const string Insert = """
        INSERT INTO lead_event (ordinal, lead_id, campaign, version, kind, at, actor_kind, actor_id, actor_name, commit_id, body, sealed)
        SELECT ordinal, lead_id, campaign, version, kind, at, actor_kind, actor_id, actor_name, commit_id, body::jsonb, sealed
        FROM unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
            AS e (ordinal, lead_id, campaign, version, kind, at, actor_kind, actor_id, actor_name, commit_id, body, sealed)
        """;

    public static void Append(NpgsqlBatch batch, IReadOnlyList<LogRow> rows)
    {
        if (rows.Count == 0)
        {
            return;
        }

        var command = batch.Append(Insert);
        command.AddArray(Enumerable.Range(0, rows.Count), NpgsqlDbType.Integer);
        command.AddArray(rows.Select(r => r.Event.LeadId), NpgsqlDbType.Uuid);
        command.AddArray(rows.Select(r => r.Event.Campaign), NpgsqlDbType.Text);
        command.AddArray(rows.Select(r => r.Event.Version), NpgsqlDbType.Bigint);
        command.AddArray(rows.Select(r => r.Event.Kind), NpgsqlDbType.Text);
        command.AddArray(rows.Select(r => r.Event.At), NpgsqlDbType.TimestampTz);
        command.AddArray(rows.Select(r => (short)r.Event.By.Kind), NpgsqlDbType.Smallint);
        command.AddArray(rows.Select(r => r.Event.By.Id), NpgsqlDbType.Text);
        command.AddArray(rows.Select(r => r.Event.By.Name), NpgsqlDbType.Text);
        command.AddArray(rows.Select(r => r.CommitId), NpgsqlDbType.Uuid);
        command.AddArray(rows.Select(r => StorageJson.Write(r.Event.Body)), NpgsqlDbType.Text);
        command.AddArray(rows.Select(r => r.Text), NpgsqlDbType.Bytea);
    }
}
