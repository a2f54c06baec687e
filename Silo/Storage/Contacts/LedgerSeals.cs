using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using LeadGrid.Contacts;
using LeadGrid.Privacy;

namespace LeadGrid.Storage.Contacts;

/// <summary>
/// Seals and chains entries, and signs where a chain ends: whoever can write to the database, but does not have the master key,
/// cannot cut a ledger's end off unnoticed.
/// </summary>
internal sealed class LedgerSeals(IPersonalVault vault, MasterKey master)
{
    private readonly byte[] _key = master.Derive("leadgrid contact ledger v1");

    /// <summary>The rows of these entries, and the contact after them.</summary>
    public async Task<(ContactState Next, List<LedgerRow> Rows)> Chain(
        ContactState seen, IReadOnlyList<ContactEvent> entries, CancellationToken cancellation)
    {
        var next = seen.KeyId == Guid.Empty ? seen with { KeyId = await vault.TakeKey(cancellation) } : seen;
        var contact = seen.Key.ToString();
        var rows = new List<LedgerRow>(entries.Count);
        foreach (var entry in entries)
        {
            var body = await vault.Seal(next.KeyId, Owner(seen.Key), StorageJson.WriteBytes(entry), cancellation);
            var kind = entry.GetType().Name;
            var number = next.Version + 1;
            var hash = LedgerChain.Next(next.Head, contact, number, entry.At, kind, body);
            rows.Add(new LedgerRow(contact, number, entry.At, kind, body, hash));
            next = ContactFold.Apply(next, entry) with { Version = number, Head = hash };
        }

        return (next, rows);
    }

    /// <returns>The entry; null where its data key was destroyed.</returns>
    public async Task<ContactEvent?> Open(ContactKey key, Guid keyId, LedgerRow row, CancellationToken cancellation) =>
        await vault.Open(keyId, Owner(key), row.Sealed, cancellation) is { } clear ? StorageJson.Read<ContactEvent>(clear) : null;

    public byte[] Of(string contact, long version, byte[] head)
    {
        var name = Encoding.UTF8.GetBytes(contact);
        var signed = new byte[name.Length + sizeof(long) + head.Length];
        name.CopyTo(signed, 0);
        BinaryPrimitives.WriteInt64BigEndian(signed.AsSpan(name.Length), version);
        head.CopyTo(signed, name.Length + sizeof(long));
        return HMACSHA256.HashData(_key, signed);
    }

    // What the sealed bytes belong to: the first bytes of the keyed hash, its version left out.
    private static Guid Owner(ContactKey key) => new(key.HashBytes.AsSpan(1, 16));
}
