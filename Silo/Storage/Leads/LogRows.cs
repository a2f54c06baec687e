using System.Text;
using LeadGrid.Leads;
using LeadGrid.Privacy;
using Npgsql;
using NpgsqlTypes;

namespace LeadGrid.Storage.Leads;

/// <summary>Appends events to the log, in order.</summary>
internal static class LogRows
{
    private const string Insert = """
        INSERT INTO lead_event (ordinal, lead_id, campaign, version, kind, at, actor_kind, actor_id, actor_name, commit_id, body, sealed)
        SELECT ordinal, lead_id, campaign, version, kind, at, actor_kind, actor_id, actor_name, $1, body::jsonb, sealed
        FROM unnest($2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
            AS e (ordinal, lead_id, campaign, version, kind, at, actor_kind, actor_id, actor_name, body, sealed)
        """;

    /// <param name="keyOf">The data key that seals a lead's free text.</param>
    public static async Task Append(
        NpgsqlBatch batch, IReadOnlyList<LeadEvent> events, Guid commitId, Func<Guid, Guid> keyOf, IPersonalVault vault, CancellationToken cancellation)
    {
        if (events.Count == 0)
        {
            return;
        }

        var texts = new byte[]?[events.Count];
        for (var i = 0; i < events.Count; i++)
        {
            if (events[i].Text is { } text)
            {
                texts[i] = await vault.Seal(keyOf(events[i].LeadId), events[i].LeadId, Encoding.UTF8.GetBytes(text), cancellation);
            }
        }

        var command = batch.Append(Insert);
        command.Add(commitId);
        command.AddArray(Enumerable.Range(0, events.Count), NpgsqlDbType.Integer);
        command.AddArray(events.Select(e => e.LeadId), NpgsqlDbType.Uuid);
        command.AddArray(events.Select(e => e.Campaign), NpgsqlDbType.Text);
        command.AddArray(events.Select(e => e.Version), NpgsqlDbType.Bigint);
        command.AddArray(events.Select(e => e.Kind), NpgsqlDbType.Text);
        command.AddArray(events.Select(e => e.At), NpgsqlDbType.TimestampTz);
        command.AddArray(events.Select(e => (short)e.By.Kind), NpgsqlDbType.Smallint);
        command.AddArray(events.Select(e => e.By.Id), NpgsqlDbType.Text);
        command.AddArray(events.Select(e => e.By.Name), NpgsqlDbType.Text);
        command.AddArray(events.Select(e => StorageJson.Write(e.Body)), NpgsqlDbType.Text);
        command.AddArray(texts, NpgsqlDbType.Bytea);
    }
}
