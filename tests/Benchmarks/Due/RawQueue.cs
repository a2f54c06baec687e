using System.Diagnostics;
using Npgsql;
using NpgsqlTypes;

namespace LeadGrid.Benchmarks.Due;

/// <summary>
/// The bound: a table and an index by time, two connections, each claiming 500 rows and then deleting them, without effects,
/// tokens, campaigns or an end.
/// </summary>
internal sealed class RawQueue(OwnDatabase database)
{
    public static async Task<RawQueue> Create(OwnDatabase database, int scheduled)
    {
        await database.Do("CREATE TABLE raw_queue (id uuid PRIMARY KEY, due_at timestamptz NOT NULL, leased_until timestamptz)");
        await database.Do("CREATE INDEX raw_queue_due ON raw_queue (due_at)");
        await database.Do($"INSERT INTO raw_queue (id, due_at) SELECT gen_random_uuid(), now() + interval '1 day' * (1 + random() * 100) FROM generate_series(1, {scheduled})");
        await database.Do("VACUUM ANALYZE raw_queue");
        return new RawQueue(database);
    }

    /// <returns>Rows a second.</returns>
    public async Task<double> Drain(int pieces)
    {
        await database.Do($"INSERT INTO raw_queue (id, due_at) SELECT gen_random_uuid(), now() FROM generate_series(1, {pieces})");
        var started = Stopwatch.GetTimestamp();
        await Task.WhenAll(Take(), Take());
        return pieces / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    private async Task Take()
    {
        await using var connection = await database.Source.OpenConnectionAsync();
        await using var claim = new NpgsqlCommand("""
            UPDATE raw_queue SET leased_until = now() + interval '1 minute'
            WHERE id IN (
                SELECT id FROM raw_queue WHERE due_at <= now() AND leased_until IS NULL ORDER BY due_at LIMIT 500 FOR UPDATE SKIP LOCKED)
            RETURNING id
            """, connection);
        await using var delete = new NpgsqlCommand("DELETE FROM raw_queue WHERE id = ANY($1)", connection);
        var ids = new NpgsqlParameter { NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Uuid };
        delete.Parameters.Add(ids);
        while (true)
        {
            var claimed = new List<Guid>(500);
            await using (var row = await claim.ExecuteReaderAsync())
            {
                while (await row.ReadAsync())
                {
                    claimed.Add(row.GetGuid(0));
                }
            }

            if (claimed.Count == 0)
            {
                return;
            }

            ids.Value = claimed;
            await delete.ExecuteNonQueryAsync();
        }
    }
}
