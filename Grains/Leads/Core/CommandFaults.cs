namespace LeadGrid.Leads;

/// <summary>What can be wrong with a command whatever the lead's state.</summary>
internal static class CommandFaults
{
    public const int MaximumText = 4_000;
    public const int MaximumReason = 200;
    public const int MaximumCall = 86_400;
    private const int MinimumMinutes = 5;
    private const int MaximumMinutes = 480;

    public static LeadDecision.No? Find(LeadCommand command, DateTimeOffset now) => command switch
    {
        MarkContacted c => Note(c.Note),
        AddNote { Text: var text } when string.IsNullOrWhiteSpace(text) => new("text", "Write the note's text."),
        AddNote c => Text("text", c.Text),
        SetAppointment c when c.At <= now => new("at", "The appointment must lie in the future."),
        SetAppointment c when c.At > now.AddYears(2) => new("at", "The appointment must lie within two years."),
        SetAppointment { Minutes: < MinimumMinutes or > MaximumMinutes } =>
            new("minutes", $"An appointment takes {MinimumMinutes} to {MaximumMinutes} minutes."),
        SetAppointment c => Note(c.Note),
        KeepAppointment c => Note(c.Note),
        MissAppointment c => Note(c.Note),
        CancelAppointment c => Reason(c.Reason) ?? Note(c.Note),
        Win { Revenue.Amount: < 0 } => new("revenue", "The revenue must not be negative."),
        Win { Revenue.Amount: > 1_000_000_000 } => new("revenue", "The revenue must not exceed 1,000,000,000."),
        Win { Revenue: { } money } when money.Currency.Length != 3 || !money.Currency.All(char.IsAsciiLetterUpper) =>
            new("currency", "Give the currency by its three-letter ISO 4217 code, such as USD."),
        Win c => Note(c.Note),
        Lose c => Reason(c.Reason) ?? Note(c.Note),
        Return c => Reason(c.Reason) ?? Note(c.Note),
        LogCall c when !Enum.IsDefined(c.Outcome) => new("outcome", "Use reached, no_answer, voicemail, busy or wrong_number."),
        LogCall { Seconds: < 0 or > MaximumCall } => new("seconds", $"Give 0 to {MaximumCall:N0} seconds, or leave it out."),
        LogCall c => Note(c.Note),
        _ => null,
    };

    private static LeadDecision.No? Note(string? note) => Text("note", note);

    private static LeadDecision.No? Text(string field, string? text) =>
        text is { Length: > MaximumText } ? new(field, $"At most {MaximumText:N0} characters, please.") : null;

    private static LeadDecision.No? Reason(string reason) =>
        string.IsNullOrWhiteSpace(reason) ? new("reason", "Give the reason.")
        : reason.Length > MaximumReason ? new("reason", $"At most {MaximumReason} characters, please: put the rest into the note.")
        : null;
}
