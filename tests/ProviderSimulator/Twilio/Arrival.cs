namespace LeadGrid.Simulation.Twilio;

/// <summary>A request to send, whatever became of it: its bytes came here.</summary>
/// <param name="Began">When its head was here.</param>
/// <param name="Arrived">When its body was here too. Whoever proves that nothing came after something compares with this.</param>
/// <param name="Answered">When the answer was begun; null: never.</param>
/// <param name="Outcome"><c>accepted</c>, <c>refused</c>, <c>too_many</c>, <c>failing</c>, <c>malformed</c>, <c>silent</c>.</param>
/// <param name="Code">Of a refusal.</param>
/// <param name="Taken">Whether the message is sent: also where the answer does not say so.</param>
public sealed record Arrival(
    string? Sid, string From, string To, string Body, string StatusCallback, Instant Began, Instant Arrived, Instant? Answered,
    string Outcome, int? Code, bool Taken);
