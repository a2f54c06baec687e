namespace LeadGrid.Simulation.People;

/// <summary>How people say things.</summary>
public static class Wordings
{
    public static readonly IReadOnlyList<string> Stop =
    [
        "STOP", "Stop", "stop.", "STOP!!", "unsubscribe", "Quit", "end", "CANCEL", "STOPALL", "revoke", "optout",
        "please stop texting me", "Stop messaging me pls", "take me off your list", "remove my number", "dont text me again",
        "no more messages", "leave me alone", "STOP \U0001F6D1", "not interested, stop", "para por favor", "No me escriban más",
        "I want to opt out", "lose this number", "do not contact me again",
    ];

    public static readonly IReadOnlyList<string> Answers =
    [
        "Yes, tomorrow morning works", "ok thanks", "Sure, call me after 5", "I rent, is that a problem?", "sounds good \U0001F44D",
        "My bill is about 180 a month", "Can you stop by at 5?", "Thursday is better for me",
    ];

    public static readonly IReadOnlyList<string> Questions =
    [
        "Who is this?", "How did you get my number?", "What does it cost?", "Is this about the roof or the panels?", "which company are you with?",
    ];

    /// <summary>What Twilio itself takes for a refusal: the whole text, in any case.</summary>
    public static bool IsStopKeyword(string text) => IsOneOf(text, "STOP", "UNSUBSCRIBE", "END", "QUIT", "STOPALL", "REVOKE", "OPTOUT", "CANCEL");

    public static bool IsStartKeyword(string text) => IsOneOf(text, "START", "UNSTOP");

    public static bool IsHelpKeyword(string text) => IsOneOf(text, "HELP", "INFO");

    private static bool IsOneOf(string text, params string[] words) => words.Contains(text.Trim(), StringComparer.OrdinalIgnoreCase);
}
