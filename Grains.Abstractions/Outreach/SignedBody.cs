using System.Security.Cryptography;
using System.Text;

namespace LeadGrid.Outreach;

/// <summary>
/// How bodies are signed between LeadGrid and other systems, in both directions: <see cref="Timestamp"/> is the time in Unix
/// seconds, and <see cref="Signature"/> is <c>v1=</c> and the HMAC-SHA256, in hexadecimal, of the timestamp, a dot, and the body.
/// </summary>
public static class SignedBody
{
    public const string Timestamp = "X-LeadGrid-Timestamp";
    public const string Signature = "X-LeadGrid-Signature";

    /// <summary>What a signature begins with.</summary>
    public const string Scheme = "v1=";

    /// <param name="secret">Its letters are the key, in UTF-8.</param>
    public static string Of(string secret, string timestamp, ReadOnlySpan<byte> body)
    {
        byte[] signed = [.. Encoding.ASCII.GetBytes(timestamp), (byte)'.', .. body];
        return Scheme + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), signed));
    }
}
