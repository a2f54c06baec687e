using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace LeadGrid.Contacts;

/// <summary>
/// Chains the entries of one contact's ledger: each one's hash covers the one before it, its place, its time and the sealed bytes.
/// So a changed, removed or reordered entry is found without any key, and still after the data key was destroyed.
/// </summary>
internal static class LedgerChain
{
    /// <summary>What stands before the first entry.</summary>
    public static readonly byte[] Start = new byte[SHA256.HashSizeInBytes];

    public static byte[] Next(byte[] before, string contact, long number, DateTimeOffset at, string kind, ReadOnlySpan<byte> sealedBody)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(before);
        Append(hash, Encoding.UTF8.GetBytes(contact));
        Append(hash, number);
        Append(hash, at.ToUnixTimeMilliseconds());
        Append(hash, Encoding.UTF8.GetBytes(kind));
        Append(hash, sealedBody);
        return hash.GetHashAndReset();
    }

    // With its length before it, so that no two entries are the same bytes in a row.
    private static void Append(IncrementalHash hash, ReadOnlySpan<byte> bytes)
    {
        Append(hash, bytes.Length);
        hash.AppendData(bytes);
    }

    private static void Append(IncrementalHash hash, long value)
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(bytes, value);
        hash.AppendData(bytes);
    }
}
