using LeadGrid.Access;
using LeadGrid.Compliance;
using Npgsql;
using NpgsqlTypes;

namespace LeadGrid.Storage.Compliance;

internal sealed class RuleStore(LeadDataSource database) : IRuleStore
{
    private const string Columns = "number, version, at, actor_kind, actor_id, actor_name, reason, laxer, changes";
    private const string Later = $"SELECT {Columns} FROM rule_change WHERE number > $1 ORDER BY number LIMIT $2";
    private const string Earlier = $"SELECT {Columns} FROM rule_change WHERE number < $1 ORDER BY number DESC LIMIT $2";

    private const string Insert = $"""
        INSERT INTO rule_change ({Columns}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        """;

    // No conflict: a version is unique as its change's number is; but for the one that a release brings.
    private const string InsertVersion = "INSERT INTO rule_version (version, law) VALUES ($1, $2) ON CONFLICT DO NOTHING";

    public Task<IReadOnlyList<RuleBookChange>> After(long number, CancellationToken cancellation) =>
        Read(Later, number, IRuleStore.PageLength, cancellation);

    public Task<IReadOnlyList<RuleBookChange>> Before(long number, int limit, CancellationToken cancellation) =>
        Read(Earlier, number, limit, cancellation);

    public async Task<bool> Append(RuleBookChange change, string law, CancellationToken cancellation)
    {
        await using var batch = database.Source.CreateBatch();
        var row = batch.Append(Insert);
        row.Add(change.Number);
        row.Add(change.Version);
        row.Add(change.At);
        row.Add((short)change.By.Kind);
        row.Add(change.By.Id);
        row.Add(change.By.Name);
        row.Add(change.Reason);
        row.Add(change.Laxer);
        row.AddNullable(StorageJson.Write(change.Rows), NpgsqlDbType.Jsonb);
        Append(batch, change.Version, law);
        try
        {
            // A batch is one transaction.
            await batch.ExecuteNonQueryAsync(cancellation);
            return true;
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            return false;
        }
    }

    public async Task Keep(string version, string law, CancellationToken cancellation)
    {
        await using var batch = database.Source.CreateBatch();
        Append(batch, version, law);
        await batch.ExecuteNonQueryAsync(cancellation);
    }

    public async Task<string?> Law(string version, CancellationToken cancellation)
    {
        await using var command = database.Source.CreateCommand("SELECT law::text FROM rule_version WHERE version = $1");
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = version });
        return (string?)await command.ExecuteScalarAsync(cancellation);
    }

    private static void Append(NpgsqlBatch batch, string version, string law)
    {
        var kept = batch.Append(InsertVersion);
        kept.Add(version);
        kept.AddNullable(law, NpgsqlDbType.Jsonb);
    }

    private async Task<IReadOnlyList<RuleBookChange>> Read(string sql, long number, int limit, CancellationToken cancellation)
    {
        await using var command = database.Source.CreateCommand(sql);
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = number });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = limit });
        await using var row = await command.ExecuteReaderAsync(cancellation);
        var changes = new List<RuleBookChange>();
        while (await row.ReadAsync(cancellation))
        {
            changes.Add(new(
                row.GetInt64(0),
                row.GetString(1),
                row.GetFieldValue<DateTimeOffset>(2),
                new Actor((ActorKind)row.GetInt16(3), row.GetString(4), row.GetString(5)),
                row.GetString(6),
                row.GetBoolean(7),
                StorageJson.Read<RowChange[]>(row.GetString(8))));
        }

        return changes;
    }
}
