using LeadGrid.Access;
using LeadGrid.Compliance;
using Npgsql;
using NpgsqlTypes;

namespace LeadGrid.Storage.Compliance;

internal sealed class SuppressionStore(LeadDataSource database) : ISuppressionStore
{
    // Two copies of one list that are completed at once would not see each other.
    private const string Lock = "SELECT pg_advisory_xact_lock(hashtext('suppression_list'))";

    private const string Insert = """
        INSERT INTO suppression_list (kind, name, seller, area_codes, as_of, state, created_at, created_by)
        SELECT $1, $2, $3, $4, $5, 'staging', $6, $7
        WHERE NOT EXISTS (
            SELECT FROM suppression_list
            WHERE state = 'current' AND kind = $1 AND as_of > $5
              AND CASE WHEN $1 = 'national' THEN area_codes = '{}' OR ($4 <> '{}' AND area_codes @> $4)
                       ELSE name = $2 AND seller IS NOT DISTINCT FROM $3 END)
        RETURNING list_id
        """;

    private const string Copy = "COPY suppression_entry (list_id, hash, asked_at, reassigned) FROM STDIN (FORMAT BINARY)";

    private const string Count = """
        UPDATE suppression_list SET rows = rows + $2, accepted = accepted + $3 WHERE list_id = $1 AND state = 'staging'
        """;

    private const string MakeCurrent = """
        UPDATE suppression_list SET state = 'current', current_at = $2 WHERE list_id = $1 AND state = 'staging'
        """;

    private const string Replace = """
        UPDATE suppression_list AS old
        SET state = 'replaced', ended_at = $2, ended_by = made.created_by
        FROM suppression_list AS made
        WHERE made.list_id = $1 AND made.state = 'current'
          AND old.state = 'current' AND old.list_id <> made.list_id AND old.kind = made.kind AND old.as_of <= made.as_of
          AND CASE WHEN made.kind = 'national'
                   THEN made.area_codes = '{}' OR (old.area_codes <> '{}' AND made.area_codes @> old.area_codes)
                   ELSE old.name = made.name AND old.seller IS NOT DISTINCT FROM made.seller END
        """;

    private const string EndList = """
        UPDATE suppression_list SET state = $3, ended_at = $4, ended_by = $5 WHERE list_id = $1 AND state = $2
        """;

    private const string InsertLift = """
        INSERT INTO suppression_lift (hash, at, actor_kind, actor_id, actor_name, reason)
        SELECT $1, $2, $3, $4, $5, $6
        WHERE EXISTS (
            SELECT FROM suppression_entry AS e JOIN suppression_list AS l USING (list_id)
            WHERE e.hash = $1 AND l.state = 'current' AND l.kind = 'litigators')
        ON CONFLICT DO NOTHING
        """;

    public async Task<long?> Begin(ListImport import, Actor actor, DateTimeOffset at, CancellationToken cancellation)
    {
        await using var batch = database.Source.CreateBatch();
        var row = batch.Append(Insert);
        row.Add(ListRows.Word(import.Kind));
        row.Add(import.Name);
        row.AddNullable(import.Seller, NpgsqlDbType.Text);
        row.AddArray(import.AreaCodes.Distinct().Order(StringComparer.Ordinal), NpgsqlDbType.Text);
        row.Add(import.AsOf.ToUniversalTime());
        row.Add(at);
        row.Add(actor.Name);
        return (long?)await batch.ExecuteScalarAsync(cancellation);
    }

    public async Task<bool> Add(long listId, IReadOnlyList<ListEntry> entries, int rows, int accepted, CancellationToken cancellation)
    {
        await using var connection = await database.Source.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await using (var copy = await connection.BeginBinaryImportAsync(Copy, cancellation))
        {
            foreach (var entry in entries)
            {
                await copy.StartRowAsync(cancellation);
                await copy.WriteAsync(listId, NpgsqlDbType.Bigint, cancellation);
                await copy.WriteAsync(entry.Hash, NpgsqlDbType.Bytea, cancellation);
                await Write(copy, entry.AskedAt, NpgsqlDbType.TimestampTz, cancellation);
                await Write(copy, entry.Reassigned, NpgsqlDbType.Boolean, cancellation);
            }

            await copy.CompleteAsync(cancellation);
        }

        // Last, so that chunks of one list wait for each other's commits only.
        await using var batch = new NpgsqlBatch(connection, transaction);
        var count = batch.Append(Count);
        count.Add(listId);
        count.Add((long)rows);
        count.Add((long)accepted);
        if (await batch.ExecuteNonQueryAsync(cancellation) == 0)
        {
            return false;
        }

        await transaction.CommitAsync(cancellation);
        return true;
    }

    public async Task<SuppressionListView?> Complete(long listId, DateTimeOffset at, CancellationToken cancellation)
    {
        await using var batch = database.Source.CreateBatch();
        batch.Append(Lock);
        foreach (var sql in new[] { MakeCurrent, Replace })
        {
            var update = batch.Append(sql);
            update.Add(listId);
            update.Add(at);
        }

        var one = batch.Append(ListRows.One);
        one.Add(listId);
        await using var row = await batch.ExecuteReaderAsync(cancellation);

        // The lock's row comes first; updates have none.
        await row.NextResultAsync(cancellation);
        return await row.ReadAsync(cancellation) ? ListRows.Read(row) : null;
    }

    public async Task<bool> End(long listId, ListState from, ListState to, Actor actor, DateTimeOffset at, CancellationToken cancellation)
    {
        await using var batch = database.Source.CreateBatch();
        var update = batch.Append(EndList);
        update.Add(listId);
        update.Add(ListRows.Word(from));
        update.Add(ListRows.Word(to));
        update.Add(at);
        update.Add(actor.Name);
        return await batch.ExecuteNonQueryAsync(cancellation) > 0;
    }

    public async Task<IReadOnlyList<SuppressionListView>> All(int limit, CancellationToken cancellation)
    {
        await using var command = database.Source.CreateCommand(ListRows.All);
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = limit });
        await using var row = await command.ExecuteReaderAsync(cancellation);
        var lists = new List<SuppressionListView>();
        while (await row.ReadAsync(cancellation))
        {
            lists.Add(ListRows.Read(row));
        }

        return lists;
    }

    public async Task<bool> Lift(byte[] hash, Actor actor, string reason, DateTimeOffset at, CancellationToken cancellation)
    {
        await using var batch = database.Source.CreateBatch();
        var row = batch.Append(InsertLift);
        row.Add(hash);
        row.Add(at);
        row.Add((short)actor.Kind);
        row.Add(actor.Id);
        row.Add(actor.Name);
        row.Add(reason);
        return await batch.ExecuteNonQueryAsync(cancellation) > 0;
    }

    private static Task Write<T>(NpgsqlBinaryImporter copy, T? value, NpgsqlDbType type, CancellationToken cancellation)
        where T : struct =>
        value is { } given ? copy.WriteAsync(given, type, cancellation) : copy.WriteNullAsync(cancellation);
}
