namespace LeadGrid.Appointments;

/// <summary>A lead's appointment, in work or past. Stored as JSON with the lead, in the clear: it says nothing of the person.</summary>
internal sealed record LeadAppointment
{
    public required DateTimeOffset At { get; init; }

    /// <summary>How long it takes.</summary>
    public required int Minutes { get; init; }

    /// <summary>Counts up with each time it is made, moved or cancelled: what calendar files call the sequence.</summary>
    public required int Revision { get; init; }

    /// <summary>When it was made or moved: a reminder whose hour was over then is none.</summary>
    public DateTimeOffset SetAt { get; init; }
    public bool Cancelled { get; init; }

    /// <summary>What was done about reminders, of earlier times too: a message that still waits is known by it.</summary>
    public DoneReminder[] Reminders { get; init; } = [];

    /// <summary>It is noted that nobody has said what became of it.</summary>
    public bool Unreported { get; init; }
}

/// <summary>A reminder that was dealt with: written, or given up.</summary>
/// <param name="Message">The message's id, whether or not there is one.</param>
/// <param name="Revision">Of the appointment that it speaks of.</param>
internal sealed record DoneReminder(Guid Message, int Revision);
