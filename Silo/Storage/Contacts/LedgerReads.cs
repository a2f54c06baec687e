using LeadGrid.Privacy;
using Npgsql;

namespace LeadGrid.Storage.Contacts;

/// <summary>A ledger as it stands in the database.</summary>
internal sealed record StoredLedger(string Contact, long Version, byte[] Head, byte[] Seal, Guid KeyId, IReadOnlyList<LedgerRow> Rows);

internal sealed class LedgerReads(LeadDataSource database, IPersonalVault vault)
{
    private const string Ledgers = """
        SELECT c.contact, c.version, c.head, c.seal, c.key_id, e.number, e.at, e.kind, e.sealed, e.hash
        FROM contact AS c LEFT JOIN contact_entry AS e USING (contact)
        WHERE c.contact = ANY($1)
        ORDER BY c.contact, e.number
        """;

    public const int Page = 1_000;

    // Of both tables: a contact whose row was taken away still has entries, and one whose entries were taken away has its row.
    private const string Next = """
        SELECT contact FROM (
            (SELECT contact FROM contact WHERE contact > $1 ORDER BY contact LIMIT $2)
            UNION
            (SELECT DISTINCT contact FROM contact_entry WHERE contact > $1 ORDER BY contact LIMIT $2)) AS known
        ORDER BY contact LIMIT $2
        """;

    /// <summary>The names of the next contacts, a page of them.</summary>
    public async Task<string[]> Names(string? after, CancellationToken cancellation)
    {
        await using var command = database.Source.CreateCommand(Next);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = after ?? "" });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = Page });
        var names = new List<string>();
        await using var row = await command.ExecuteReaderAsync(cancellation);
        while (await row.ReadAsync(cancellation))
        {
            names.Add(row.GetString(0));
        }

        return [.. names];
    }

    public async Task<IReadOnlyDictionary<string, StoredLedger>> Read(string[] contacts, CancellationToken cancellation)
    {
        await using var command = database.Source.CreateCommand(Ledgers);
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = contacts });
        var ledgers = new Dictionary<string, StoredLedger>(contacts.Length);
        await using (var row = await command.ExecuteReaderAsync(cancellation))
        {
            while (await row.ReadAsync(cancellation))
            {
                var contact = row.GetString(0);
                if (!ledgers.TryGetValue(contact, out var ledger))
                {
                    ledger = new StoredLedger(
                        contact, row.GetInt64(1), row.GetFieldValue<byte[]>(2), row.GetFieldValue<byte[]>(3), row.GetGuid(4), new List<LedgerRow>());
                    ledgers.Add(contact, ledger);
                }

                if (!row.IsDBNull(5))
                {
                    ((List<LedgerRow>)ledger.Rows).Add(new LedgerRow(
                        contact, row.GetInt64(5), row.GetFieldValue<DateTimeOffset>(6), row.GetString(7),
                        row.GetFieldValue<byte[]>(8), row.GetFieldValue<byte[]>(9)));
                }
            }
        }

        await vault.Preload([.. ledgers.Values.Select(ledger => ledger.KeyId)], cancellation);
        return ledgers;
    }
}
