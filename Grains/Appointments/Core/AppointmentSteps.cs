using LeadGrid.Leads;
using LeadGrid.Outreach;

namespace LeadGrid.Appointments;

/// <summary>The steps that LeadGrid takes about an appointment of its own accord. Pure.</summary>
internal static class AppointmentSteps
{
    /// <summary>A reminder that could not be written.</summary>
    /// <param name="why">A sentence.</param>
    public static LeadStep Skip(LeadState lead, DoneReminder done, string why, DateTimeOffset now) =>
        Step(LeadAppointments.Reminded(lead, done), LeadEventKind.ReminderSkipped, why, now);

    /// <summary>A reminder on its way, remembered with the message itself or not at all.</summary>
    public static LeadStep Remind(LeadStep queued, DoneReminder done) => queued with { Next = LeadAppointments.Reminded(queued.Next, done) };

    /// <summary>Nobody has said what became of the appointment. It is noted once, and not guessed.</summary>
    public static LeadStep Unreported(LeadState lead, LeadAppointment appointment, DateTimeOffset now) => Step(
        lead with { Appointment = appointment with { Unreported = true } }, LeadEventKind.AppointmentUnreported, null, now);

    private static LeadStep Step(LeadState lead, string kind, string? text, DateTimeOffset now)
    {
        var next = lead with { Version = lead.Version + 1, UpdatedAt = now };
        var body = new LeadEventBody { AppointmentAt = lead.AppointmentAt };
        return new(next, new LeadEvent(lead.Id, lead.Campaign, kind, next.Version, now, MessageSteps.Outreach, body, text), []);
    }
}
