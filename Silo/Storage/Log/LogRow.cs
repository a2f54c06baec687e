using LeadGrid.Access;
using LeadGrid.Log;
using Npgsql;
using NpgsqlTypes;

namespace LeadGrid.Storage.Log;

/// <summary>How events and positions stand in rows.</summary>
internal static class LogRow
{
    /// <summary>The columns that <see cref="Read"/> expects, in its order.</summary>
    public const string Columns =
        "epoch, position, ordinal, recorded_at, lead_id, campaign, version, kind, at, actor_kind, actor_id, body";

    /// <summary>A lead's shard, as <see cref="LogShards.Of"/> says it.</summary>
    public const string Shard = "(get_byte(uuid_send(lead_id), 15) & 7)";

    /// <summary>
    /// A transaction's time is that of its start, its id comes with its first write: a later position can have an
    /// earlier time. None of ours lives longer than a minute; a day also covers a server whose clock was set back.
    /// </summary>
    public static readonly TimeSpan Disorder = TimeSpan.FromDays(1);

    public static LoggedEvent Read(NpgsqlDataReader row) => new(
        Position(row, 0),
        row.GetFieldValue<DateTimeOffset>(3),
        row.GetGuid(4),
        row.GetString(5),
        row.GetInt64(6),
        row.GetString(7),
        row.GetFieldValue<DateTimeOffset>(8),
        (ActorKind)row.GetInt16(9),
        row.GetString(10),
        row.GetString(11));

    public static LogPosition Position(NpgsqlDataReader row, int column) =>
        new(row.GetInt32(column), row.GetFieldValue<ulong>(column + 1), row.GetInt32(column + 2));

    public static void Add(this NpgsqlBatchCommand command, LogPosition position)
    {
        command.Add(position.Epoch);
        command.Parameters.Add(new NpgsqlParameter { Value = position.Transaction, NpgsqlDbType = NpgsqlDbType.Xid8 });
        command.Add(position.Ordinal);
    }
}
