using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;

namespace LeadGrid.Outreach;

/// <summary>
/// Whether a report is from who has the secret: <c>X-LeadGrid-Timestamp</c> is the time in Unix seconds, and
/// <c>X-LeadGrid-Signature</c> is <c>v1=</c> and the HMAC-SHA256, in hexadecimal, of the timestamp, a dot, and the body as sent.
/// </summary>
internal sealed class EventSignature(IOptions<MailEventOptions> options, TimeProvider time)
{
    public const string Timestamp = "X-LeadGrid-Timestamp";
    public const string Signature = "X-LeadGrid-Signature";
    private const string Scheme = "v1=";

    public bool IsConfigured => !string.IsNullOrEmpty(options.Value.Secret);

    public bool IsGood(IHeaderDictionary headers, ReadOnlySpan<byte> body)
    {
        var stamp = headers[Timestamp].ToString();
        var signature = headers[Signature].ToString();
        if (!long.TryParse(stamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            || seconds > DateTimeOffset.MaxValue.ToUnixTimeSeconds()
            || (DateTimeOffset.FromUnixTimeSeconds(seconds) - time.GetUtcNow()).Duration() > options.Value.Tolerance
            || !signature.StartsWith(Scheme, StringComparison.Ordinal))
        {
            return false;
        }

        var expected = Of(options.Value.Secret!, stamp, body);
        return CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(expected), Encoding.UTF8.GetBytes(signature.ToLowerInvariant()));
    }

    public static string Of(string secret, string timestamp, ReadOnlySpan<byte> body)
    {
        byte[] signed = [.. Encoding.ASCII.GetBytes(timestamp), (byte)'.', .. body];
        return Scheme + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), signed));
    }
}
