using Npgsql;
using NpgsqlTypes;

namespace LeadGrid.Storage.Contacts;

internal static class LedgerRows
{
    private const string Insert = """
        INSERT INTO contact_entry (contact, number, at, kind, commit_id, sealed, hash)
        SELECT contact, number, at, kind, commit_id, sealed, hash
        FROM unnest($1, $2, $3, $4, $5, $6, $7) AS e (contact, number, at, kind, commit_id, sealed, hash)
        """;

    public static void Append(NpgsqlBatch batch, IReadOnlyList<(LedgerRow Row, Guid CommitId)> entries)
    {
        var command = batch.Append(Insert);
        command.AddArray(entries.Select(e => e.Row.Contact), NpgsqlDbType.Text);
        command.AddArray(entries.Select(e => e.Row.Number), NpgsqlDbType.Bigint);
        command.AddArray(entries.Select(e => e.Row.At), NpgsqlDbType.TimestampTz);
        command.AddArray(entries.Select(e => e.Row.Kind), NpgsqlDbType.Text);
        command.AddArray(entries.Select(e => e.CommitId), NpgsqlDbType.Uuid);
        command.AddArray(entries.Select(e => e.Row.Sealed), NpgsqlDbType.Bytea);
        command.AddArray(entries.Select(e => e.Row.Hash), NpgsqlDbType.Bytea);
    }
}
