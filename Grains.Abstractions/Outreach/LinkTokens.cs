using System.Buffers;
using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace LeadGrid.Outreach;

/// <summary>What a link in a message is for. Numbers are part of what is signed.</summary>
public enum LinkKind
{
    Unsubscribe = 1,

    /// <summary>A link of the message's own words, by way of us.</summary>
    Click = 2,

    /// <summary>The picture that a mail program loads when it shows the message.</summary>
    Open = 3,

    /// <summary>The page where the person of a lead books an appointment. Names the lead in place of a message.</summary>
    Booking = 7,

    /// <summary>A broker's appointments, for its own calendar program.</summary>
    Calendar = 8,

    /// <summary>The person agrees to e-mail, by the link of one that asked.</summary>
    Confirm = 10,

    /// <summary>The page on which the person sees and withdraws what was agreed to.</summary>
    Preferences = 11,
}

/// <summary>
/// The signed part of our links in messages: says which message it was in, or which lead it is about, and nothing of the person. A token does not age: a
/// refusal is welcome however late it comes, and what else a token gives its holder is what the message itself said.
/// </summary>
public sealed class LinkTokens
{
    private const int GuidLength = 16;
    private const int BodyLength = 1 + GuidLength;

    // Three bytes: with them a token fills its characters to the last bit, and has no other spelling.
    private const int PlaceLength = 3;

    // A broker's id has 64 characters at most.
    private const int LongestCalendar = 120;

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
        return Seal(kind, messageId, token);
    }

    /// <param name="place">Of the link, among all of the message.</param>
    public string MakeClick(Guid messageId, int place)
    {
        Span<byte> token = stackalloc byte[BodyLength + PlaceLength + MacLength];
        Span<byte> number = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(number, place);
        number[^PlaceLength..].CopyTo(token[BodyLength..]);
        return Seal(LinkKind.Click, messageId, token);
    }

    /// <returns>The message that the link was in; null where the token is not ours, or for something else.</returns>
    public Guid? Read(LinkKind kind, string token)
    {
        Span<byte> bytes = stackalloc byte[BodyLength + MacLength];
        return IsGood(kind, token, bytes) ? MessageIn(bytes) : null;
    }

    /// <returns>The message, and the place of its link; null where the token is not ours, or for something else.</returns>
    public (Guid MessageId, int Place)? ReadClick(string token)
    {
        Span<byte> bytes = stackalloc byte[BodyLength + PlaceLength + MacLength];
        if (!IsGood(LinkKind.Click, token, bytes))
        {
            return null;
        }

        Span<byte> number = stackalloc byte[sizeof(int)];
        number.Clear();
        bytes.Slice(BodyLength, PlaceLength).CopyTo(number[^PlaceLength..]);
        return (MessageIn(bytes), BinaryPrimitives.ReadInt32BigEndian(number));
    }

    /// <summary>Signs what is no link in a message, for one purpose.</summary>
    /// <param name="body">Of 3n + 2 bytes, so that the token has no other spelling.</param>
    public string SealFor(string purpose, ReadOnlySpan<byte> body)
    {
        Span<byte> token = stackalloc byte[body.Length + MacLength];
        body.CopyTo(token);
        Sign(_keys[0], [.. Named(purpose), .. body], token[^MacLength..]);
        return Base64Url.EncodeToString(token);
    }

    /// <param name="body">Gets what was signed, and has its length.</param>
    /// <returns>False where the token is not ours, or for something else.</returns>
    public bool OpenFor(string purpose, string token, Span<byte> body)
    {
        Span<byte> bytes = stackalloc byte[body.Length + MacLength];
        if (Base64Url.DecodeFromChars(token, bytes, out _, out var length) != OperationStatus.Done || length != bytes.Length)
        {
            return false;
        }

        bytes[..^MacLength].CopyTo(body);
        byte[] named = [.. Named(purpose), .. bytes[..^MacLength]];
        Span<byte> mac = stackalloc byte[MacLength];
        foreach (var key in _keys)
        {
            Sign(key, named, mac);
            if (CryptographicOperations.FixedTimeEquals(mac, bytes[^MacLength..]))
            {
                return true;
            }
        }

        return false;
    }

    // No kind of link is 0, and no purpose holds one: what was signed for the one is nothing for the other.
    private static byte[] Named(string purpose) => [0, .. Encoding.UTF8.GetBytes(purpose), 0];

    /// <param name="feed">Counts up whenever the broker wants another address.</param>
    public string MakeCalendar(string brokerId, int feed)
    {
        var body = new byte[1 + sizeof(int) + Encoding.UTF8.GetByteCount(brokerId) + MacLength];
        body[0] = (byte)LinkKind.Calendar;
        BinaryPrimitives.WriteInt32BigEndian(body.AsSpan(1), feed);
        Encoding.UTF8.GetBytes(brokerId, body.AsSpan(1 + sizeof(int)));
        Sign(_keys[0], body.AsSpan(..^MacLength), body.AsSpan(^MacLength..));
        return Base64Url.EncodeToString(body);
    }

    /// <returns>Whose calendar, and by which number; null where the token is not ours, or for something else.</returns>
    public (string BrokerId, int Feed)? ReadCalendar(string token)
    {
        const int Shortest = 1 + sizeof(int) + MacLength;
        if (token.Length > LongestCalendar || !Base64Url.IsValid(token, out var length) || length <= Shortest)
        {
            return null;
        }

        var bytes = new byte[length];

        // Its length leaves bits over at the end of some: what is written otherwise than we would is not ours.
        return IsGood(LinkKind.Calendar, token, bytes) && Base64Url.EncodeToString(bytes) == token
            ? (Encoding.UTF8.GetString(bytes.AsSpan((1 + sizeof(int))..^MacLength)), BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(1)))
            : null;
    }

    private string Seal(LinkKind kind, Guid messageId, Span<byte> token)
    {
        token[0] = (byte)kind;
        messageId.TryWriteBytes(token[1..], bigEndian: true, out _);
        Sign(_keys[0], token[..^MacLength], token[^MacLength..]);
        return Base64Url.EncodeToString(token);
    }

    private bool IsGood(LinkKind kind, string token, Span<byte> bytes)
    {
        if (Base64Url.DecodeFromChars(token, bytes, out _, out var length) != OperationStatus.Done || length != bytes.Length || bytes[0] != (byte)kind)
        {
            return false;
        }

        Span<byte> mac = stackalloc byte[MacLength];
        foreach (var key in _keys)
        {
            Sign(key, bytes[..^MacLength], mac);
            if (CryptographicOperations.FixedTimeEquals(mac, bytes[^MacLength..]))
            {
                return true;
            }
        }

        return false;
    }

    private static Guid MessageIn(ReadOnlySpan<byte> bytes) => new(bytes[1..BodyLength], bigEndian: true);

    private static void Sign(byte[] key, ReadOnlySpan<byte> body, Span<byte> mac)
    {
        Span<byte> whole = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(key, [.. "leadgrid link 1\0"u8, .. body], whole);
        whole[..MacLength].CopyTo(mac);
    }
}
