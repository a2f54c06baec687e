using System.Globalization;
using System.Text.Json.Nodes;

namespace LeadGrid.Simulation.Twilio;

/// <summary>Twilio's resources as its API of 2010-04-01 writes them.</summary>
internal static class TwilioJson
{
    public const string Version = "2010-04-01";

    public static JsonObject Message(TwilioMessage message) => new()
    {
        ["account_sid"] = message.AccountSid,
        ["api_version"] = Version,
        ["body"] = message.Body,
        ["date_created"] = Rfc2822(message.Created),
        ["date_sent"] = message.Sent is { } sent ? Rfc2822(sent) : null,
        ["date_updated"] = Rfc2822(message.Updated),
        ["direction"] = message.Direction,
        ["error_code"] = message.ErrorCode,
        ["error_message"] = message.ErrorCode is { } code ? TwilioError.SentenceOf(code) : null,
        ["from"] = message.From,
        ["messaging_service_sid"] = null,
        ["num_media"] = "0",
        ["num_segments"] = Segments.Count(message.Body).ToString(CultureInfo.InvariantCulture),
        ["price"] = null,
        ["price_unit"] = "USD",
        ["sid"] = message.Sid,
        ["status"] = message.Status,
        ["subresource_uris"] = new JsonObject { ["media"] = $"{Path(message)}/Media.json" },
        ["to"] = message.To,
        ["uri"] = $"{Path(message)}.json",
    };

    public static JsonObject Page(string account, IReadOnlyList<TwilioMessage> messages, int page, int size, string filter)
    {
        var shown = messages.Skip(page * size).Take(size).ToArray();
        string Uri(int number) => $"/{Version}/Accounts/{account}/Messages.json?{filter}PageSize={size}&Page={number}";
        return new JsonObject
        {
            ["end"] = (page * size) + Math.Max(0, shown.Length - 1),
            ["first_page_uri"] = Uri(0),
            ["messages"] = new JsonArray([.. shown.Select(Message)]),
            ["next_page_uri"] = messages.Count > (page + 1) * size ? Uri(page + 1) : null,
            ["page"] = page,
            ["page_size"] = size,
            ["previous_page_uri"] = page > 0 ? Uri(page - 1) : null,
            ["start"] = page * size,
            ["uri"] = Uri(page),
        };
    }

    private static string Path(TwilioMessage message) => $"/{Version}/Accounts/{message.AccountSid}/Messages/{message.Sid}";

    private static string Rfc2822(DateTimeOffset time) =>
        time.ToUniversalTime().ToString("ddd, dd MMM yyyy HH:mm:ss +0000", CultureInfo.InvariantCulture);
}
