using System.Xml.Linq;

namespace LeadGrid.Webhooks.Twilio;

/// <summary>What is said to people who call one of our numbers, as TwiML.</summary>
internal static class TwilioVoice
{
    public const string RefusingKey = "9";
    private const string Spanish = "es-MX";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(6);

    /// <summary>Says who is called, and asks.</summary>
    /// <param name="seller">In whose name the number is used; null: not known.</param>
    /// <param name="answer">Where the answer is to be posted.</param>
    public static string Greet(string? seller, string answer) => Response(
        new XElement(
            "Gather",
            new XAttribute("input", "dtmf speech"), new XAttribute("numDigits", RefusingKey.Length), new XAttribute("timeout", (int)Patience.TotalSeconds),
            new XAttribute("speechTimeout", "auto"), new XAttribute("hints", "stop, stop calling, do not call me"), new XAttribute("method", "POST"),
            new XAttribute("action", answer), new XAttribute("actionOnEmptyResult", "true"),
            Say($"{(seller is null ? "Thank you for calling." : $"You have reached {seller}.")} "
                + $"To get no more calls or texts from us, press {RefusingKey} or say stop. Otherwise tell us what it is about, or hang up: we see that you called."),
            Say($"Para no recibir más llamadas ni mensajes, oprima el {RefusingKey} o diga alto.", Spanish)));

    public static string Answer(bool refused) => Response(
        refused ? Say("You will get no more calls or texts from us. Goodbye.") : Say("Thank you. Whoever works on your request sees what you said. Goodbye."),
        new XElement("Hangup"));

    /// <summary>To a caller without a number.</summary>
    public static string Decline() => Response(new XElement("Reject"));

    private static XElement Say(string words, string? language = null) => new("Say", language is null ? null : new XAttribute("language", language), words);

    private static string Response(params XElement[] verbs) =>
        $"""<?xml version="1.0" encoding="UTF-8"?>{new XElement("Response", verbs).ToString(SaveOptions.DisableFormatting)}""";
}
