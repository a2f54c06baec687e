namespace LeadGrid.Faults.Checking;

/// <summary>The log's kinds of event, written down a second time: the judge does not borrow the accused one's words.</summary>
internal static class EventKinds
{
    public const string Received = "received";
    public const string DuplicateReceived = "duplicate_received";
    public const string Assigned = "assigned";
    public const string Queued = "queued";
    public const string Contacted = "contacted";
    public const string Note = "note";
    public const string AppointmentSet = "appointment_set";
    public const string Won = "won";
    public const string Lost = "lost";
    public const string Returned = "returned";

    /// <summary>The event that a broker's command leaves.</summary>
    public static string OfVerb(string verb) => verb switch
    {
        "contacted" => Contacted,
        "notes" => Note,
        "appointment" => AppointmentSet,
        "win" => Won,
        "lose" => Lost,
        "return" => Returned,
        _ => throw new ArgumentOutOfRangeException(nameof(verb), verb, "No such command."),
    };
}
