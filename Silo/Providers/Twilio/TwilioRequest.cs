using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using LeadGrid.Outreach;

namespace LeadGrid.Providers.Twilio;

/// <summary>One message as Twilio's REST API takes it: <c>POST /2010-04-01/Accounts/{sid}/Messages.json</c>, form encoded.</summary>
internal static class TwilioRequest
{
    private const int LongestValidity = 36_000;

    public static HttpRequestMessage Of(OutgoingText text, TwilioOptions options)
    {
        var credentials = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{options.User}:{options.Secret}"));
        return new HttpRequestMessage(HttpMethod.Post, Messages(options))
        {
            Version = HttpVersion.Version11,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Headers =
            {
                Authorization = new AuthenticationHeaderValue("Basic", credentials),
                Accept = { new MediaTypeWithQualityHeaderValue("application/json") },
            },
            Content = new FormUrlEncodedContent(
            [
                new("To", text.To),
                new("From", text.From),
                new("Body", text.Body),
                new("StatusCallback", StatusCallback(text.MessageId, options)),
                new("ValidityPeriod", Validity(text).ToString(CultureInfo.InvariantCulture)),
            ]),
        };
    }

    /// <summary>Whole seconds, rounded down: it may be dropped too early, but not handed over too late.</summary>
    /// <returns>Zero where less than a second is left, which Twilio cannot be told.</returns>
    public static int Validity(OutgoingText text) => (int)Math.Clamp(Math.Floor(text.ValidFor.TotalSeconds), 0, LongestValidity);

    private static Uri Messages(TwilioOptions options) =>
        new($"{Trimmed(options.BaseUrl)}/{options.AccountPath.Trim('/')}/{options.AccountSid}/Messages.json");

    private static string StatusCallback(Guid messageId, TwilioOptions options) =>
        $"{Trimmed(options.PublicUrl!)}/api/v1/webhooks/twilio/status?message={messageId:D}";

    private static string Trimmed(Uri url) => url.AbsoluteUri.TrimEnd('/');
}
