namespace LeadGrid.Leads;

/// <summary>What a broker (or an administrator) does with a lead. A closed set.</summary>
[GenerateSerializer, Immutable, Alias("lead-command")]
public abstract record LeadCommand;

/// <summary>The person was reached.</summary>
[GenerateSerializer, Immutable, Alias("mark-contacted")]
public sealed record MarkContacted([property: Id(0)] string? Note) : LeadCommand
{
    public override string ToString() => Unspoken.Of<MarkContacted>();
}

/// <param name="Text">1 to 4,000 characters.</param>
[GenerateSerializer, Immutable, Alias("add-note")]
public sealed record AddNote([property: Id(0)] string Text) : LeadCommand
{
    public override string ToString() => Unspoken.Of<AddNote>();
}

/// <summary>Makes an appointment, or moves the one that there is.</summary>
/// <param name="At">In the future.</param>
/// <param name="Minutes">How long it takes, 5 to 480; null: as long as the broker's appointments do.</param>
[GenerateSerializer, Immutable, Alias("set-appointment")]
public sealed record SetAppointment(
    [property: Id(0)] DateTimeOffset At,
    [property: Id(1)] string? Note,
    [property: Id(2)] int? Minutes = null) : LeadCommand
{
    public override string ToString() => Unspoken.Of<SetAppointment>();
}

/// <summary>The person came to the appointment. Once its time has come.</summary>
[GenerateSerializer, Immutable, Alias("keep-appointment")]
public sealed record KeepAppointment([property: Id(0)] string? Note) : LeadCommand
{
    public override string ToString() => Unspoken.Of<KeepAppointment>();
}

/// <summary>The person did not come to the appointment. Once its time has come.</summary>
[GenerateSerializer, Immutable, Alias("miss-appointment")]
public sealed record MissAppointment([property: Id(0)] string? Note) : LeadCommand
{
    public override string ToString() => Unspoken.Of<MissAppointment>();
}

/// <summary>There will be no appointment. The lead goes on as one whose person was reached.</summary>
/// <param name="Reason">A code or a few words, 1 to 200 characters.</param>
[GenerateSerializer, Immutable, Alias("cancel-appointment")]
public sealed record CancelAppointment(
    [property: Id(0)] string Reason,
    [property: Id(1)] string? Note) : LeadCommand
{
    public override string ToString() => Unspoken.Of<CancelAppointment>();
}

[GenerateSerializer, Immutable, Alias("win")]
public sealed record Win(
    [property: Id(0)] Money? Revenue,
    [property: Id(1)] string? Note) : LeadCommand
{
    public override string ToString() => Unspoken.Of<Win>();
}

/// <param name="Reason">A code or a few words, 1 to 200 characters.</param>
[GenerateSerializer, Immutable, Alias("lose")]
public sealed record Lose(
    [property: Id(0)] string Reason,
    [property: Id(1)] string? Note) : LeadCommand
{
    public override string ToString() => Unspoken.Of<Lose>();
}

/// <summary>The broker gives the lead back.</summary>
/// <param name="Reason">A code or a few words, 1 to 200 characters.</param>
[GenerateSerializer, Immutable, Alias("return")]
public sealed record Return(
    [property: Id(0)] string Reason,
    [property: Id(1)] string? Note) : LeadCommand
{
    public override string ToString() => Unspoken.Of<Return>();
}

public enum CallOutcome
{
    Reached,
    NoAnswer,
    Voicemail,
    Busy,
    WrongNumber,
}

/// <summary>A call was made, or tried.</summary>
/// <param name="Seconds">How long it was spoken, 0 to 86,400; null: not known.</param>
[GenerateSerializer, Immutable, Alias("log-call")]
public sealed record LogCall(
    [property: Id(0)] CallOutcome Outcome,
    [property: Id(1)] int? Seconds,
    [property: Id(2)] string? Note) : LeadCommand
{
    public override string ToString() => Unspoken.Of<LogCall>();
}

/// <summary>Puts the lead at the start of a sequence of its campaign, whatever run it was in.</summary>
/// <param name="Sequence">Its id. The version that is live now is the one it finishes on.</param>
[GenerateSerializer, Immutable, Alias("start-follow-up")]
public sealed record StartFollowUp([property: Id(0)] string Sequence) : LeadCommand;

/// <summary>Halts the run until it is resumed.</summary>
[GenerateSerializer, Immutable, Alias("pause-follow-up")]
public sealed record PauseFollowUp : LeadCommand;

/// <summary>Goes on with the step that comes next.</summary>
[GenerateSerializer, Immutable, Alias("resume-follow-up")]
public sealed record ResumeFollowUp : LeadCommand;

/// <summary>Ends the run.</summary>
[GenerateSerializer, Immutable, Alias("stop-follow-up")]
public sealed record StopFollowUp : LeadCommand;
