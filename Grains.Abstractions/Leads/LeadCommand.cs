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
