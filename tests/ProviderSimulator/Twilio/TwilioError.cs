using System.Globalization;
using System.Text.Json.Nodes;

namespace LeadGrid.Simulation.Twilio;

/// <summary>A refusal in Twilio's words.</summary>
/// <param name="About">What its sentence names; null: nothing.</param>
internal sealed record TwilioError(int Status, int Code, string? About = null)
{
    public static readonly TwilioError Authentication = new(401, 20003);
    public static readonly TwilioError TooMany = new(429, 20429);

    public JsonObject Json() => new()
    {
        ["code"] = Code,
        ["message"] = SentenceOf(Code, About),
        ["more_info"] = $"https://www.twilio.com/docs/errors/{Code.ToString(CultureInfo.InvariantCulture)}",
        ["status"] = Status,
    };

    public static string SentenceOf(int code, string? about = null) => code switch
    {
        20001 => $"Invalid parameter {about}",
        20003 => "Authenticate",
        20404 => $"The requested resource {about} was not found",
        20429 => "Too Many Requests",
        20500 => "An internal server error has occurred",
        20503 => "Service unavailable",
        21211 => $"Invalid 'To' Phone Number: {about}",
        21212 => $"Invalid From Number (caller ID): {about}",
        21602 => "Message body is required.",
        21603 => "A 'From' phone number is required.",
        21604 => "A 'To' phone number is required.",
        21609 => $"The 'StatusCallback' URL {about} is not a valid URL.",
        21610 => "Attempt to send to unsubscribed recipient",
        21617 => "The concatenated message body exceeds the 1600 character limit",
        21660 => $"Mismatch between the 'From' number {about} and the account",
        30003 => "Unreachable destination handset",
        30005 => "Unknown destination handset",
        30006 => "Landline or unreachable carrier",
        30007 => "Message filtered",
        _ => $"Error {code.ToString(CultureInfo.InvariantCulture)}",
    };
}
