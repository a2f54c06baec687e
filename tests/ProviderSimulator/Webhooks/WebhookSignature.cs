using System.Security.Cryptography;
using System.Text;

namespace LeadGrid.Simulation.Webhooks;

/// <summary>
/// X-Twilio-Signature, written from Twilio's page on webhook security and not from LeadGrid's check of it, so that each can
/// find the other's mistake.
/// </summary>
public static class WebhookSignature
{
    public static string Of(string token, string url, IEnumerable<KeyValuePair<string, string>> form)
    {
        var text = url + string.Concat(form.OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => f.Key + f.Value));
#pragma warning disable CA5350 // Twilio's choice.
        using var mac = new HMACSHA1(Encoding.UTF8.GetBytes(token));
#pragma warning restore CA5350
        return Convert.ToBase64String(mac.ComputeHash(Encoding.UTF8.GetBytes(text)));
    }
}
