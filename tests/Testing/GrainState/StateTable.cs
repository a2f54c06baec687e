using System.Globalization;
using LeadGrid.Storage;
using LeadGrid.Storage.Commits;
using Npgsql;
using NpgsqlTypes;
using Orleans.Storage;

namespace LeadGrid.Testing.GrainState;

/// <summary>The smallest table that the group commit can write: a version, a commit id and bytes.</summary>
internal sealed class StateTable : IGroupTable<StateWrite>
{
    public const string Create = """
        CREATE TABLE grain_state (grain text PRIMARY KEY, version bigint NOT NULL, commit_id uuid NOT NULL, payload bytea)
        WITH (fillfactor = 70)
        """;

    private const string Write = """
        WITH w AS (SELECT * FROM unnest($1, $2, $3, $4) AS w (grain, seen, commit_id, payload)),
        updated AS (
            UPDATE grain_state AS s SET version = w.seen + 1, commit_id = w.commit_id, payload = w.payload
            FROM w WHERE s.grain = w.grain AND s.version = w.seen RETURNING 1),
        inserted AS (
            INSERT INTO grain_state (grain, version, commit_id, payload)
            SELECT grain, 1, commit_id, payload FROM w WHERE seen = 0
            ON CONFLICT DO NOTHING RETURNING 1)
        SELECT demand_rows((SELECT count(*) FROM updated) + (SELECT count(*) FROM inserted), $5)
        """;

    private const string Look = """
        SELECT CASE WHEN s.commit_id = w.commit_id THEN 1 WHEN coalesce(s.version, 0) = w.seen THEN 0 ELSE 2 END
        FROM unnest($1, $2, $3) WITH ORDINALITY AS w (grain, seen, commit_id, ordinal)
        LEFT JOIN grain_state AS s USING (grain)
        ORDER BY w.ordinal
        """;

    public IComparer<StateWrite> Order { get; } =
        Comparer<StateWrite>.Create((one, other) => string.CompareOrdinal(one.Grain, other.Grain));

    public void Append(NpgsqlBatch batch, IReadOnlyList<StateWrite> writes)
    {
        var command = batch.Append(Write);
        command.AddArray(writes.Select(w => w.Grain), NpgsqlDbType.Text);
        command.AddArray(writes.Select(w => w.Seen), NpgsqlDbType.Bigint);
        command.AddArray(writes.Select(w => w.CommitId), NpgsqlDbType.Uuid);
        command.AddArray(writes.Select(w => w.Payload), NpgsqlDbType.Bytea);
        command.Add(writes.Count);
    }

    public void AppendLook(NpgsqlBatch batch, IReadOnlyList<StateWrite> writes)
    {
        batch.Append("SELECT FROM grain_state WHERE grain = ANY($1) ORDER BY grain FOR UPDATE").AddArray(writes.Select(w => w.Grain), NpgsqlDbType.Text);
        var look = batch.Append(Look);
        look.AddArray(writes.Select(w => w.Grain), NpgsqlDbType.Text);
        look.AddArray(writes.Select(w => w.Seen), NpgsqlDbType.Bigint);
        look.AddArray(writes.Select(w => w.CommitId), NpgsqlDbType.Uuid);
    }

    public WriteOutcome ReadLook(NpgsqlDataReader row) => (WriteOutcome)row.GetInt32(0);

    public Exception Conflict(StateWrite write) => new InconsistentStateException(
        "The grain's state has moved on.", "(another)", write.Seen.ToString(CultureInfo.InvariantCulture));
}
