using System.Globalization;
using LeadGrid.Contacts;
using LeadGrid.Privacy;
using LeadGrid.Storage.Leads;
using Npgsql;
using NpgsqlTypes;
using Orleans.Storage;

namespace LeadGrid.Storage.Contacts;

/// <summary>Appends to several contacts in one transaction: what a person refuses by every identifier holds for all of them or none.</summary>
internal sealed class LinkedAppend(LeadDataSource database, LedgerSeals seals, IPersonalVault vault)
{
    private const int MaximumAttempts = 5;

    private const string Create = """
        INSERT INTO contact (contact, version, commit_id, head, seal, key_id)
        SELECT contact, 0, $2, $3, '', key_id FROM unnest($1, $4) AS c (contact, key_id)
        ON CONFLICT (contact) DO NOTHING
        """;

    private const string Lock = "SELECT contact, version, head, key_id FROM contact WHERE contact = ANY($1) ORDER BY contact FOR UPDATE";

    private const string Move = """
        UPDATE contact AS c
        SET version = w.version, commit_id = $5, head = w.head, seal = w.seal, updated_at = now()
        FROM unnest($1, $2, $3, $4) AS w (contact, version, head, seal)
        WHERE c.contact = w.contact
        """;

    public async Task Append(
        ContactState seen, IReadOnlyList<ContactEvent> entries, IReadOnlyList<(ContactKey Key, ContactEvent Entry)> linked, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await Try(seen, entries, linked, cancellation);
                return;
            }
            catch (PostgresException race) when (race.SqlState == PostgresErrorCodes.DeadlockDetected && attempt < MaximumAttempts)
            {
                // A group of single contacts holds what we want, and wants what we hold: rolled back, once more.
            }
        }
    }

    private async Task Try(
        ContactState seen, IReadOnlyList<ContactEvent> entries, IReadOnlyList<(ContactKey Key, ContactEvent Entry)> linked, CancellationToken cancellation)
    {
        var commitId = Guid.CreateVersion7();
        ContactKey[] keys = [.. linked.Select(other => other.Key).Append(seen.Key).Distinct().OrderBy(key => key.ToString(), StringComparer.Ordinal)];
        await using var connection = await database.Source.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var heads = await Hold(connection, transaction, keys, commitId, cancellation);
        if (heads[seen.Key.ToString()].Version != seen.Version)
        {
            throw new InconsistentStateException("A contact has moved on.", "(another)", seen.Version.ToString(CultureInfo.InvariantCulture));
        }

        var rows = new List<LedgerRow>();
        var moved = new List<ContactState>();
        foreach (var key in keys)
        {
            ContactEvent[] own = key == seen.Key ? [.. entries] : [.. linked.Where(other => other.Key == key).Select(other => other.Entry)];
            var (next, chained) = await seals.Chain(heads[key.ToString()], own, cancellation);
            rows.AddRange(chained);
            moved.Add(next);
        }

        await using var batch = new NpgsqlBatch(connection, transaction);
        var move = batch.Append(Move);
        move.AddArray(moved.Select(next => next.Key.ToString()), NpgsqlDbType.Text);
        move.AddArray(moved.Select(next => next.Version), NpgsqlDbType.Bigint);
        move.AddArray(moved.Select(next => next.Head), NpgsqlDbType.Bytea);
        move.AddArray(moved.Select(next => seals.Of(next.Key.ToString(), next.Version, next.Head)), NpgsqlDbType.Bytea);
        move.Add(commitId);
        LedgerRows.Append(batch, [.. rows.Select(row => (row, commitId))]);
        LaterRows.Append(batch, CertificateEffects.Of(seen.Key, entries));
        await batch.ExecuteNonQueryAsync(cancellation);
        await transaction.CommitAsync(cancellation);
    }

    private async Task<Dictionary<string, ContactState>> Hold(
        NpgsqlConnection connection, NpgsqlTransaction transaction, ContactKey[] keys, Guid commitId, CancellationToken cancellation)
    {
        var names = keys.Select(key => key.ToString()).ToArray();
        var fresh = new Guid[keys.Length];
        for (var i = 0; i < fresh.Length; i++)
        {
            fresh[i] = await vault.TakeKey(cancellation);
        }

        await using var batch = new NpgsqlBatch(connection, transaction);
        var create = batch.Append(Create);
        create.AddArray(names, NpgsqlDbType.Text);
        create.Add(commitId);
        create.Add(LedgerChain.Start);
        create.AddArray(fresh, NpgsqlDbType.Uuid);
        batch.Append(Lock).AddArray(names, NpgsqlDbType.Text);
        var heads = new Dictionary<string, ContactState>();
        await using var row = await batch.ExecuteReaderAsync(cancellation);
        while (await row.ReadAsync(cancellation))
        {
            var key = ContactKey.Parse(row.GetString(0));
            heads.Add(row.GetString(0), new ContactState
            {
                Key = key, Version = row.GetInt64(1), Head = row.GetFieldValue<byte[]>(2), KeyId = row.GetGuid(3),
            });
        }

        return heads;
    }
}
