using System.Globalization;
using LeadGrid.Storage.Commits;
using LeadGrid.Storage.Leads;
using Npgsql;
using NpgsqlTypes;
using Orleans.Storage;

namespace LeadGrid.Storage.Contacts;

/// <summary>A group of contacts' entries as SQL.</summary>
internal sealed class ContactTable : IGroupTable<ContactWrite>
{
    // A first write inserts, any other updates what it saw; whoever comes second finds no such row, and demand_rows fails the
    // group.
    private const string Rows = """
        WITH written AS (
            INSERT INTO contact AS c (contact, version, commit_id, head, seal, key_id)
            SELECT contact, version, commit_id, head, seal, key_id
            FROM unnest($1, $2, $3, $4, $5, $6, $7) AS w (contact, seen, version, commit_id, head, seal, key_id)
            WHERE seen = 0
            -- A row without entries: a linked refusal met a contact of which nothing was on record.
            ON CONFLICT (contact) DO UPDATE
            SET version = excluded.version, commit_id = excluded.commit_id, head = excluded.head, seal = excluded.seal,
                key_id = excluded.key_id, updated_at = now()
            WHERE c.version = 0
            RETURNING 1
        ),
        moved AS (
            UPDATE contact AS c
            SET version = w.version, commit_id = w.commit_id, head = w.head, seal = w.seal, updated_at = now()
            FROM unnest($1, $2, $3, $4, $5, $6, $7) AS w (contact, seen, version, commit_id, head, seal, key_id)
            WHERE w.seen > 0 AND c.contact = w.contact AND c.version = w.seen
            RETURNING 1
        )
        SELECT demand_rows((SELECT count(*) FROM written) + (SELECT count(*) FROM moved), $8)
        """;

    private const string Wait = "SELECT FROM contact WHERE contact = ANY($1) ORDER BY contact FOR UPDATE";

    private const string Look = """
        SELECT CASE
            WHEN c.commit_id = w.commit_id THEN 1
            WHEN EXISTS (
                SELECT FROM contact_entry AS e
                WHERE e.contact = w.contact AND e.number = w.seen + 1 AND e.commit_id = w.commit_id) THEN 1
            WHEN coalesce(c.version, 0) = w.seen THEN 0
            ELSE 2 END
        FROM unnest($1, $2, $3) WITH ORDINALITY AS w (contact, seen, commit_id, ordinal)
        LEFT JOIN contact AS c USING (contact)
        ORDER BY w.ordinal
        """;

    public IComparer<ContactWrite> Order { get; } = Comparer<ContactWrite>.Create((one, other) =>
        string.CompareOrdinal(one.Contact, other.Contact));

    public void Append(NpgsqlBatch batch, IReadOnlyList<ContactWrite> writes)
    {
        var rows = batch.Append(Rows);
        rows.AddArray(writes.Select(w => w.Contact), NpgsqlDbType.Text);
        rows.AddArray(writes.Select(w => w.Seen.Version), NpgsqlDbType.Bigint);
        rows.AddArray(writes.Select(w => w.Next.Version), NpgsqlDbType.Bigint);
        rows.AddArray(writes.Select(w => w.CommitId), NpgsqlDbType.Uuid);
        rows.AddArray(writes.Select(w => w.Next.Head), NpgsqlDbType.Bytea);
        rows.AddArray(writes.Select(w => w.Seal), NpgsqlDbType.Bytea);
        rows.AddArray(writes.Select(w => w.Next.KeyId), NpgsqlDbType.Uuid);
        rows.Add(writes.Count);
        LedgerRows.Append(batch, [.. writes.SelectMany(w => w.Rows.Select(row => (row, w.CommitId)))]);
        LaterRows.Append(batch, [.. writes.SelectMany(w => w.Outbox)]);
    }

    public void AppendLook(NpgsqlBatch batch, IReadOnlyList<ContactWrite> writes)
    {
        batch.Append(Wait).AddArray(writes.Select(w => w.Contact), NpgsqlDbType.Text);
        var look = batch.Append(Look);
        look.AddArray(writes.Select(w => w.Contact), NpgsqlDbType.Text);
        look.AddArray(writes.Select(w => w.Seen.Version), NpgsqlDbType.Bigint);
        look.AddArray(writes.Select(w => w.CommitId), NpgsqlDbType.Uuid);
    }

    public WriteOutcome ReadLook(NpgsqlDataReader row) => (WriteOutcome)row.GetInt32(0);

    public Exception Conflict(ContactWrite write) => new InconsistentStateException(
        "A contact has moved on.", "(another)", write.Seen.Version.ToString(CultureInfo.InvariantCulture));
}
