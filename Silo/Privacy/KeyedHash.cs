using System.Security.Cryptography;
using System.Text;

namespace LeadGrid.Privacy;

/// <summary>One version byte and 16 bytes of HMAC-SHA256 over purpose and value.</summary>
internal sealed class KeyedHash(MasterKey master) : IKeyedHash
{
    private const byte Version = 1;
    private const int Length = 16;
    private readonly byte[] _key = master.Derive("leadgrid index v1");

    public byte[] Hash(string purpose, string value)
    {
        Span<byte> mac = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes($"{purpose}\0{value}"), mac);
        var hash = new byte[1 + Length];
        hash[0] = Version;
        mac[..Length].CopyTo(hash.AsSpan(1));
        return hash;
    }
}
