using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;

namespace LeadGrid.Outreach;

/// <summary>Whether a report is from who has the secret (<see cref="SignedBody"/>), and of now.</summary>
internal sealed class EventSignature(IOptions<MailEventOptions> options, TimeProvider time)
{
    public bool IsConfigured => !string.IsNullOrEmpty(options.Value.Secret);

    public bool IsGood(IHeaderDictionary headers, ReadOnlySpan<byte> body)
    {
        var stamp = headers[SignedBody.Timestamp].ToString();
        var signature = headers[SignedBody.Signature].ToString();
        if (!long.TryParse(stamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            || seconds > DateTimeOffset.MaxValue.ToUnixTimeSeconds()
            || (DateTimeOffset.FromUnixTimeSeconds(seconds) - time.GetUtcNow()).Duration() > options.Value.Tolerance
            || !signature.StartsWith(SignedBody.Scheme, StringComparison.Ordinal))
        {
            return false;
        }

        var expected = SignedBody.Of(options.Value.Secret!, stamp, body);
        return CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(expected), Encoding.UTF8.GetBytes(signature.ToLowerInvariant()));
    }
}
