using System.Globalization;
using LeadGrid.Simulation.People;
using LeadGrid.Simulation.Webhooks;

namespace LeadGrid.Simulation.Twilio;

/// <summary>The forms that Twilio posts.</summary>
internal static class TwilioWebhooks
{
    public static Webhook Status(TwilioMessage message, string status, int? code, string url)
    {
        var form = new Dictionary<string, string>
        {
            ["AccountSid"] = message.AccountSid,
            ["ApiVersion"] = TwilioJson.Version,
            ["From"] = message.From,
            ["MessageSid"] = message.Sid,
            ["MessageStatus"] = status,
            ["SmsSid"] = message.Sid,
            ["SmsStatus"] = status,
            ["To"] = message.To,
        };
        if (code is { } number)
        {
            form["ErrorCode"] = number.ToString(CultureInfo.InvariantCulture);
        }

        return new Webhook(Guid.NewGuid(), "status", message.Sid, message.To, status, url, form);
    }

    public static Webhook Inbound(TwilioMessage message, string url)
    {
        var form = new Dictionary<string, string>
        {
            ["AccountSid"] = message.AccountSid,
            ["ApiVersion"] = TwilioJson.Version,
            ["Body"] = message.Body,
            ["From"] = message.From,
            ["FromCity"] = "",
            ["FromCountry"] = "US",
            ["FromState"] = "",
            ["FromZip"] = "",
            ["MessageSid"] = message.Sid,
            ["NumMedia"] = "0",
            ["NumSegments"] = Segments.Count(message.Body).ToString(CultureInfo.InvariantCulture),
            ["SmsMessageSid"] = message.Sid,
            ["SmsSid"] = message.Sid,
            ["SmsStatus"] = "received",
            ["To"] = message.To,
            ["ToCity"] = "",
            ["ToCountry"] = "US",
            ["ToState"] = "",
            ["ToZip"] = "",
        };
        if (OptOutType(message.Body) is { } type)
        {
            form["OptOutType"] = type;
        }

        return new Webhook(Guid.NewGuid(), "inbound", message.Sid, message.From, message.Body, url, form);
    }

    private static string? OptOutType(string text) =>
        Wordings.IsStopKeyword(text) ? "STOP" : Wordings.IsStartKeyword(text) ? "START" : Wordings.IsHelpKeyword(text) ? "HELP" : null;
}
