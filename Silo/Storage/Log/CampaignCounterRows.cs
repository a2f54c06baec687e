using LeadGrid.Campaigns;
using Npgsql;
using NpgsqlTypes;

namespace LeadGrid.Storage.Log;

internal sealed class CampaignCounterRows : IEffectRows<IReadOnlyDictionary<TallyKey, long>>
{
    private const string AddUp = """
        INSERT INTO campaign_counter AS c (campaign, day, kind, shard, events)
        SELECT campaign, day, kind, $1, events FROM unnest($2, $3, $4, $5) AS t (campaign, day, kind, events)
        ON CONFLICT (campaign, day, kind, shard) DO UPDATE SET events = c.events + excluded.events
        """;

    public string Consumer => "campaign-tally";

    public void Write(NpgsqlBatch batch, int shard, IReadOnlyDictionary<TallyKey, long> effects) => Add(batch, shard, effects, 1);

    public void Undo(NpgsqlBatch batch, int shard, IReadOnlyDictionary<TallyKey, long> effects)
    {
        Add(batch, shard, effects, -1);
        batch.Append("DELETE FROM campaign_counter WHERE shard = $1 AND events = 0").Add((short)shard);
    }

    public void Erase(NpgsqlBatch batch, int shard) => batch.Append("DELETE FROM campaign_counter WHERE shard = $1").Add((short)shard);

    private static void Add(NpgsqlBatch batch, int shard, IReadOnlyDictionary<TallyKey, long> effects, int sign)
    {
        if (effects.Count == 0)
        {
            return;
        }

        var command = batch.Append(AddUp);
        command.Add((short)shard);
        command.AddArray(effects.Keys.Select(k => k.Campaign), NpgsqlDbType.Text);
        command.AddArray(effects.Keys.Select(k => k.Day), NpgsqlDbType.Date);
        command.AddArray(effects.Keys.Select(k => k.Kind), NpgsqlDbType.Text);
        command.AddArray(effects.Values.Select(v => sign * v), NpgsqlDbType.Bigint);
    }
}
