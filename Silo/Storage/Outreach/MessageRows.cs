using LeadGrid.Leads;
using Npgsql;
using NpgsqlTypes;

namespace LeadGrid.Storage.Outreach;

/// <summary>An event that concerns a message.</summary>
/// <param name="Content">What it says, sealed; null where the event is not the message's first.</param>
internal sealed record MessageRow(LeadEvent Event, byte[]? Content);

/// <summary>Writes messages with the events of their leads: a first event makes the row, later ones move it.</summary>
internal static class MessageRows
{
    // What an event leaves out stays as it was. Somebody's look at a message, or answer to it, moves it nowhere: that it left is judged by the day
    // on which it did.
    private const string Upsert = """
        INSERT INTO message AS m (message_id, lead_id, channel, state, at, updated_at, by_name, facts, provider_id, sealed)
        SELECT message_id, lead_id, channel, state, at, at, by_name, facts::jsonb, provider_id, coalesce(sealed, ''::bytea)
        FROM unnest($1, $2, $3, $4, $5, $6, $7, $8, $9)
            AS e (message_id, lead_id, channel, state, at, by_name, facts, provider_id, sealed)
        ON CONFLICT (message_id) DO UPDATE
        SET state = excluded.state,
            updated_at = CASE
                WHEN excluded.facts ?| ARRAY['openedAt', 'machineOpenedAt', 'clickedAt', 'machineClickedAt', 'unsubscribedAt', 'complainedAt'] THEN m.updated_at
                ELSE excluded.updated_at
            END,
            facts = m.facts || excluded.facts,
            provider_id = coalesce(excluded.provider_id, m.provider_id)
        """;

    /// <param name="rows">Each message at most once.</param>
    public static void Append(NpgsqlBatch batch, IReadOnlyList<MessageRow> rows)
    {
        if (rows.Count == 0)
        {
            return;
        }

        var command = batch.Append(Upsert);
        command.AddArray(rows.Select(r => r.Event.Body.Message!.Id), NpgsqlDbType.Uuid);
        command.AddArray(rows.Select(r => r.Event.LeadId), NpgsqlDbType.Uuid);
        command.AddArray(rows.Select(r => (short)r.Event.Body.Message!.Channel), NpgsqlDbType.Smallint);
        command.AddArray(rows.Select(r => (short)r.Event.Body.Message!.State), NpgsqlDbType.Smallint);
        command.AddArray(rows.Select(r => r.Event.At), NpgsqlDbType.TimestampTz);
        command.AddArray(rows.Select(r => r.Event.By.Name), NpgsqlDbType.Text);
        command.AddArray(rows.Select(r => StorageJson.Write(r.Event.Body.Message!)), NpgsqlDbType.Text);
        command.AddArray(rows.Select(r => r.Event.Body.Message!.ProviderId), NpgsqlDbType.Text);
        command.AddArray(rows.Select(r => r.Content), NpgsqlDbType.Bytea);
    }
}
