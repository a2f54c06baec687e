using LeadGrid.Compliance;
using LeadGrid.Compliance.Rejudgement;
using LeadGrid.Contacts;
using LeadGrid.Storage.Contacts;
using Npgsql;
using NpgsqlTypes;

namespace LeadGrid.Storage.Compliance.Rejudgement;

/// <summary>A person's record as it is judged by.</summary>
/// <param name="IsWhole">Whether the ledger's chain proves it.</param>
internal sealed record PastRecord(IReadOnlyList<PastLedgerEntry> Ledger, PastLists Lists, bool IsWhole);

/// <summary>Reads ledgers, and lists with those that have ended, of many people at once.</summary>
internal sealed class PastRecords(LeadDataSource database, LedgerReads ledgers, LedgerSeals seals)
{
    private const string Lists = """
        SELECT list_id, kind, seller, area_codes, as_of, current_at, ended_at
        FROM suppression_list
        WHERE current_at < $2 AND (ended_at IS NULL OR ended_at > $1 - interval '1 minute')
        """;

    private const string Entries = "SELECT DISTINCT hash, list_id, asked_at, reassigned FROM suppression_entry WHERE hash = ANY ($1)";
    private const string Lifts = "SELECT hash, at FROM suppression_lift WHERE hash = ANY ($1)";

    public async Task<IReadOnlyDictionary<string, PastRecord>> Read(RejudgedDay day, string[] contacts, CancellationToken cancellation)
    {
        var stored = await ledgers.Read(contacts, cancellation);
        var lists = await ReadLists(day, contacts, cancellation);
        var records = new Dictionary<string, PastRecord>(contacts.Length);
        foreach (var (name, ledger) in stored)
        {
            var key = ContactKey.Parse(name);
            var entries = new List<PastLedgerEntry>(ledger.Rows.Count);

            // What was changed cannot be opened, and proves nothing if it could.
            var isWhole = LedgerProof.Of(ledger, seals).BrokenAt is null;
            foreach (var row in isWhole ? ledger.Rows : [])
            {
                entries.Add(new(row.Number, await seals.Open(key, ledger.KeyId, row, cancellation)));
            }

            records.Add(name, new(entries, lists[name], isWhole));
        }

        return records;
    }

    private async Task<Dictionary<string, PastLists>> ReadLists(RejudgedDay day, string[] contacts, CancellationToken cancellation)
    {
        byte[][] hashes = [.. contacts.Select(contact => ContactKey.Parse(contact).HashBytes)];
        await using var batch = database.Source.CreateBatch();
        var inForce = batch.Append(Lists);
        inForce.Add(day.From);
        inForce.Add(day.To);
        batch.Append(Entries).AddArray(hashes, NpgsqlDbType.Bytea);
        batch.Append(Lifts).AddArray(hashes, NpgsqlDbType.Bytea);
        await using var row = await batch.ExecuteReaderAsync(cancellation);
        var lists = await Rows(row, ListOf, cancellation);
        var entries = (await Rows(row, r => (Hash: Hash(r), Entry: EntryOf(r)), cancellation)).ToLookup(each => each.Hash, each => each.Entry);
        var lifts = (await Rows(row, r => (Hash: Hash(r), At: r.GetFieldValue<DateTimeOffset>(1)), cancellation)).ToLookup(each => each.Hash, each => each.At);
        return contacts.ToDictionary(contact => contact, contact =>
        {
            var hash = ContactKey.Parse(contact).Hash;
            return new PastLists(lists, [.. entries[hash]], [.. lifts[hash]]);
        });
    }

    private static PastList ListOf(NpgsqlDataReader row) => new(
        row.GetInt64(0),
        Enum.Parse<ListKind>(row.GetString(1), ignoreCase: true),
        row.IsDBNull(2) ? null : row.GetString(2),
        row.GetFieldValue<string[]>(3),
        row.GetFieldValue<DateTimeOffset>(4),
        row.GetFieldValue<DateTimeOffset>(5),
        row.IsDBNull(6) ? null : row.GetFieldValue<DateTimeOffset>(6));

    private static PastEntry EntryOf(NpgsqlDataReader row) => new(
        row.GetInt64(1), row.IsDBNull(2) ? null : row.GetFieldValue<DateTimeOffset>(2), row.IsDBNull(3) ? null : row.GetBoolean(3));

    private static string Hash(NpgsqlDataReader row) => Convert.ToHexStringLower(row.GetFieldValue<byte[]>(0));

    private static async Task<List<T>> Rows<T>(NpgsqlDataReader row, Func<NpgsqlDataReader, T> read, CancellationToken cancellation)
    {
        var rows = new List<T>();
        while (await row.ReadAsync(cancellation))
        {
            rows.Add(read(row));
        }

        await row.NextResultAsync(cancellation);
        return rows;
    }
}
