using LeadGrid.Outreach;

namespace LeadGrid.Webhooks.Twilio;

/// <summary>Reads what Twilio posts. It is signed, so what is wrong with it is ours to notice and not somebody's attack.</summary>
internal static class TwilioForms
{
    public const string Provider = "twilio";

    private const int OptedOut = 21610;
    private const int LongestSpeech = 1_600;

    /// <returns>Null where it is no text from a person's number: a short code's, another channel's.</returns>
    public static InboundText? Inbound(IFormCollection form) => TextNumbers.Read(
        Provider, form["MessageSid"].ToString(), form["From"].ToString(), form["To"].ToString(), form["Body"].ToString(), Empty(form["OptOutType"].ToString()));

    /// <param name="said">The person has been asked, and this is the answer.</param>
    /// <returns>Null where nobody's number calls: withheld, another channel's.</returns>
    public static InboundCall? Call(IFormCollection form, bool said)
    {
        var sid = form["CallSid"].ToString();
        var (from, to) = (form["From"].ToString(), form["To"].ToString());
        return TextNumbers.IsPersons(sid, from, to) ? new InboundCall(Provider, sid, from, to, said ? Said(form) : null) : null;
    }

    // The key is what the greeting says it is.
    private static string Said(IFormCollection form) => form["Digits"].ToString() == TwilioVoice.RefusingKey ? "Stop" : Cut(form["SpeechResult"].ToString());

    private static string Cut(string text) => text.Length <= LongestSpeech ? text : text[..LongestSpeech];

    /// <returns>Null where it is of no message of ours, or says what we do not know.</returns>
    public static MessageReport? Report(string? message, IFormCollection form)
    {
        if (!Guid.TryParseExact(message, "D", out var id) || StateOf(form["MessageStatus"].ToString()) is not { } state)
        {
            return null;
        }

        var sid = form["MessageSid"].ToString();
        var code = int.TryParse(form["ErrorCode"].ToString(), out var number) && number > 0 ? number : (int?)null;
        return new MessageReport(
            Provider, id, TextNumbers.IsId(sid) ? sid : null, state, code?.ToString(System.Globalization.CultureInfo.InvariantCulture), code == OptedOut);
    }

    private static MessageState? StateOf(string status) => status switch
    {
        // Twilio has it, whatever it still does with it.
        "accepted" or "scheduled" or "queued" or "sending" or "sent" => MessageState.Sent,
        "delivered" or "read" => MessageState.Delivered,
        "undelivered" or "failed" or "canceled" => MessageState.Failed,
        _ => null,
    };

    private static string? Empty(string text) => text.Length == 0 ? null : text;
}
