namespace LeadGrid.Appointments;

/// <summary>What due work asks of a lead about its appointment: the lead grain itself, by a door that only silos know.</summary>
[Alias("lead-agenda-grain")]
internal interface ILeadAgendaGrain : IGrainWithGuidKey
{
    /// <summary>Does all of it whose time has come, each exactly once however often this is called.</summary>
    /// <returns>When to come again; null: never, unless the appointment changes.</returns>
    [Alias("appointment-due")]
    Task<DateTimeOffset?> AppointmentDue();
}
