using LeadGrid.Routing;
using Npgsql;
using NpgsqlTypes;

namespace LeadGrid.Storage.Log;

internal sealed class WaitingLeadRows : IEffectRows<IReadOnlyDictionary<Guid, WaitingChange>>
{
    // The state is no fact of the event, and never changes: it is taken from the lead.
    private const string Add = """
        INSERT INTO waiting_lead (lead_id, shard, campaign, state_code, since)
        SELECT w.lead_id, $1, w.campaign, l.state_code, w.since
        FROM unnest($2, $3, $4) AS w (lead_id, campaign, since) LEFT JOIN lead AS l USING (lead_id)
        ON CONFLICT (lead_id) DO UPDATE SET since = excluded.since
        """;

    public string Consumer => "waiting-list";

    public void Write(NpgsqlBatch batch, int shard, IReadOnlyDictionary<Guid, WaitingChange> effects)
    {
        var waiting = effects.Where(c => c.Value.Since is not null).ToList();
        if (waiting.Count > 0)
        {
            var add = batch.Append(Add);
            add.Add((short)shard);
            add.AddArray(waiting.Select(w => w.Key), NpgsqlDbType.Uuid);
            add.AddArray(waiting.Select(w => w.Value.Campaign), NpgsqlDbType.Text);
            add.AddArray(waiting.Select(w => w.Value.Since!.Value), NpgsqlDbType.TimestampTz);
        }

        if (waiting.Count < effects.Count)
        {
            batch.Append("DELETE FROM waiting_lead WHERE lead_id = ANY($1)")
                .AddArray(effects.Where(c => c.Value.Since is null).Select(c => c.Key), NpgsqlDbType.Uuid);
        }
    }

    public void Erase(NpgsqlBatch batch, int shard) => batch.Append("DELETE FROM waiting_lead WHERE shard = $1").Add((short)shard);

    public void Undo(NpgsqlBatch batch, int shard, IReadOnlyDictionary<Guid, WaitingChange> effects)
    {
        // Nothing to take back: each lead's last event decides, and reading on comes to it again.
    }
}
