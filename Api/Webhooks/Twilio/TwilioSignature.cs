using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Primitives;

namespace LeadGrid.Webhooks.Twilio;

/// <summary>
/// Twilio's signature of a webhook: HMAC-SHA1 under the account's token over the full address and the form's fields, sorted by
/// name, each name followed by its value.
/// </summary>
internal static class TwilioSignature
{
    public const string Header = "X-Twilio-Signature";

    /// <param name="publicUrl">Our address as Twilio knows it, without a path of its own or with the one that a proxy takes off.</param>
    /// <param name="target">Path and query as they came, in their own spelling.</param>
    public static bool IsRight(
        string? signature, IEnumerable<string> tokens, Uri publicUrl, string target, IEnumerable<KeyValuePair<string, StringValues>> form)
    {
        var given = Encoding.UTF8.GetBytes(signature ?? "");
        var fields = Fields(form);
        var right = false;
        // All of them, so that the time tells nothing of which one was near.
        foreach (var token in tokens)
        {
            foreach (var address in Addresses(publicUrl))
            {
                right |= CryptographicOperations.FixedTimeEquals(given, Encoding.ASCII.GetBytes(Of(token, address + target, fields)));
            }
        }

        return right;
    }

    private static string Of(string token, string url, string fields) =>
        // Twilio's choice; a keyed hash of SHA-1 is not broken by collisions.
#pragma warning disable CA5350
        Convert.ToBase64String(HMACSHA1.HashData(Encoding.UTF8.GetBytes(token), Encoding.UTF8.GetBytes(url + fields)));
#pragma warning restore CA5350

    private static string Fields(IEnumerable<KeyValuePair<string, StringValues>> form)
    {
        var text = new StringBuilder();
        foreach (var (name, values) in form.OrderBy(field => field.Key, StringComparer.Ordinal))
        {
            foreach (var value in values.Select(value => value ?? "").Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
            {
                text.Append(name).Append(value);
            }
        }

        return text.ToString();
    }

    // Some of Twilio's servers sign the address with its port, even the usual one, and some without any.
    private static string[] Addresses(Uri url)
    {
        var path = url.AbsolutePath.TrimEnd('/');
        return
        [
            $"{url.Scheme}://{url.IdnHost}:{url.Port}{path}",
            $"{url.Scheme}://{url.IdnHost}{path}",
        ];
    }
}
