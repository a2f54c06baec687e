using LeadGrid.Testing;
using Npgsql;
using NpgsqlTypes;

namespace LeadGrid.Storage.Log;

/// <summary>Writes to the log as commits do, without leads.</summary>
internal static class LogWriting
{
    public const string Insert = """
        INSERT INTO lead_event (ordinal, lead_id, campaign, version, kind, at, actor_kind, actor_id, actor_name, commit_id, body)
        SELECT ordinal - 1, lead_id, $1, 1, kind, $2, 1, 'u', 'U', gen_random_uuid(), '{}'
        FROM unnest($3, $4) WITH ORDINALITY AS e (lead_id, kind, ordinal)
        """;

    public static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    /// <summary>A lead of one shard, whichever others there are.</summary>
    public static Guid LeadOf(int shard)
    {
        Span<byte> bytes = stackalloc byte[16];
        Guid.NewGuid().TryWriteBytes(bytes, bigEndian: true, out _);
        bytes[15] = (byte)((bytes[15] & ~7) | shard);
        return new Guid(bytes, bigEndian: true);
    }

    /// <summary>One transaction's events.</summary>
    public static async Task Append(this NpgsqlDataSource source, string campaign, params (Guid Lead, string Kind)[] events)
    {
        await using var connection = await source.OpenConnectionAsync();
        await connection.Append(campaign, events);
    }

    /// <summary>Waits until what is committed can be read: the open transactions of other tests hold the horizon, too.</summary>
    public static async Task UntilReadable(this NpgsqlDataSource source)
    {
        await using var connection = await source.OpenConnectionAsync();
        await using var next = new NpgsqlCommand("SELECT pg_snapshot_xmax(pg_current_snapshot())::text", connection);
        var beyond = (string)(await next.ExecuteScalarAsync())!;
        await using var passed = new NpgsqlCommand("SELECT pg_snapshot_xmin(pg_current_snapshot()) >= $1::xid8", connection);
        passed.Parameters.Add(new NpgsqlParameter<string> { TypedValue = beyond });
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        using var beat = new PeriodicTimer(TimeSpan.FromMilliseconds(5));
        while (!(bool)(await passed.ExecuteScalarAsync())!)
        {
            await beat.WaitForNextTickAsync(patience.Token);
        }
    }

    public static async Task Append(this NpgsqlConnection connection, string campaign, params (Guid Lead, string Kind)[] events)
    {
        await using var insert = new NpgsqlCommand(Insert, connection);
        insert.Parameters.Add(new NpgsqlParameter<string> { TypedValue = campaign });
        insert.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = Noon });
        insert.Parameters.Add(new NpgsqlParameter { Value = events.Select(e => e.Lead).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Uuid });
        insert.Parameters.Add(new NpgsqlParameter { Value = events.Select(e => e.Kind).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text });
        await insert.ExecuteNonQueryAsync();
    }
}
