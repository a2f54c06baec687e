using Npgsql;
using NpgsqlTypes;

namespace LeadGrid.Storage;

/// <summary>Positional parameters, typed where the value alone does not tell.</summary>
internal static class NpgsqlParameters
{
    public static void Add<T>(this NpgsqlBatchCommand command, T value) =>
        command.Parameters.Add(new NpgsqlParameter<T> { TypedValue = value });

    public static void AddNullable(this NpgsqlBatchCommand command, object? value, NpgsqlDbType type) =>
        command.Parameters.Add(new NpgsqlParameter { Value = value ?? DBNull.Value, NpgsqlDbType = type });

    public static void AddArray<T>(this NpgsqlBatchCommand command, IEnumerable<T> values, NpgsqlDbType element) =>
        command.Parameters.Add(new NpgsqlParameter { Value = values.ToArray(), NpgsqlDbType = NpgsqlDbType.Array | element });

    public static NpgsqlBatchCommand Append(this NpgsqlBatch batch, string sql)
    {
        var command = new NpgsqlBatchCommand(sql);
        batch.BatchCommands.Add(command);
        return command;
    }
}
