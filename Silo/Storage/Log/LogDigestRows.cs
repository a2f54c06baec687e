using LeadGrid.Log;
using Npgsql;
using NpgsqlTypes;

namespace LeadGrid.Storage.Log;

internal sealed class LogDigestRows : IEffectRows<IReadOnlyDictionary<DateOnly, LogDigest>>
{
    // LogDigest.Then, in SQL.
    private const string PutOn = """
        INSERT INTO log_digest AS d (shard, month, events, value, shift)
        SELECT $1, month, events, value, shift FROM unnest($2, $3, $4, $5) AS n (month, events, value, shift)
        ON CONFLICT (shard, month) DO UPDATE
        SET events = d.events + excluded.events,
            value = mod(d.value * excluded.shift + excluded.value, 2305843009213693951),
            shift = mod(d.shift * excluded.shift, 2305843009213693951)
        """;

    public string Consumer => "log-digest";

    public void Write(NpgsqlBatch batch, int shard, IReadOnlyDictionary<DateOnly, LogDigest> effects)
    {
        if (effects.Count == 0)
        {
            return;
        }

        var command = batch.Append(PutOn);
        command.Add((short)shard);
        command.AddArray(effects.Keys, NpgsqlDbType.Date);
        command.AddArray(effects.Values.Select(d => d.Events), NpgsqlDbType.Bigint);
        command.AddArray(effects.Values.Select(d => (decimal)d.Value), NpgsqlDbType.Numeric);
        command.AddArray(effects.Values.Select(d => (decimal)d.Shift), NpgsqlDbType.Numeric);
    }

    public void Erase(NpgsqlBatch batch, int shard) => batch.Append("DELETE FROM log_digest WHERE shard = $1").Add((short)shard);

    public void Undo(NpgsqlBatch batch, int shard, IReadOnlyDictionary<DateOnly, LogDigest> effects)
    {
        foreach (var (month, end) in effects)
        {
            // Put on in negative: (events, value, shift) such that what was put on last is gone.
            var off = LogDigest.Empty.Without(end);
            var command = batch.Append("""
                UPDATE log_digest
                SET events = events + $3,
                    value = mod((value + $4) * $5, 2305843009213693951),
                    shift = mod(shift * $5, 2305843009213693951)
                WHERE shard = $1 AND month = $2
                """);
            command.Add((short)shard);
            command.Add(month);
            command.Add(off.Events);
            command.Add((decimal)(LogDigest.Prime - end.Value));
            command.Add((decimal)off.Shift);
        }

        batch.Append("DELETE FROM log_digest WHERE shard = $1 AND events = 0").Add((short)shard);
    }
}
