using System.Buffers;
using System.Buffers.Text;
using System.Security.Cryptography;

namespace LeadGrid.Outreach;

/// <summary>What a link in a message is for. Numbers are part of what is signed.</summary>
public enum LinkKind
{
    Unsubscribe = 1,
}

/// <summary>
/// The signed part of our links in messages: says which message it was in and nothing of the person. A token does not age: a
/// refusal is welcome however late it comes, and it gives its holder nothing else.
/// </summary>
public sealed class LinkTokens
{
    private const int GuidLength = 16;
    private const int BodyLength = 1 + GuidLength;

    // 128 bits: nobody guesses one, and the address stays short enough for one line of a header.
    private const int MacLength = 16;
    private readonly byte[][] _keys;

    /// <param name="keys">The first signs; links by the others are still good, so that a key can be replaced.</param>
    public LinkTokens(params byte[][] keys)
    {
        ArgumentOutOfRangeException.ThrowIfZero(keys.Length);
        _keys = keys;
    }

    public string Make(LinkKind kind, Guid messageId)
    {
        Span<byte> token = stackalloc byte[BodyLength + MacLength];
        token[0] = (byte)kind;
        messageId.TryWriteBytes(token[1..], bigEndian: true, out _);
        Sign(_keys[0], token[..BodyLength], token[BodyLength..]);
        return Base64Url.EncodeToString(token);
    }

    /// <returns>The message that the link was in; null where the token is not ours, or for something else.</returns>
    public Guid? Read(LinkKind kind, string token)
    {
        Span<byte> bytes = stackalloc byte[BodyLength + MacLength];
        if (Base64Url.DecodeFromChars(token, bytes, out _, out var length) != OperationStatus.Done || length != bytes.Length || bytes[0] != (byte)kind)
        {
            return null;
        }

        Span<byte> mac = stackalloc byte[MacLength];
        foreach (var key in _keys)
        {
            Sign(key, bytes[..BodyLength], mac);
            if (CryptographicOperations.FixedTimeEquals(mac, bytes[BodyLength..]))
            {
                return new Guid(bytes[1..BodyLength], bigEndian: true);
            }
        }

        return null;
    }

    private static void Sign(byte[] key, ReadOnlySpan<byte> body, Span<byte> mac)
    {
        Span<byte> whole = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(key, [.. "leadgrid link 1\0"u8, .. body], whole);
        whole[..MacLength].CopyTo(mac);
    }
}
