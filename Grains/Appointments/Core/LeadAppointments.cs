using LeadGrid.Brokers;
using LeadGrid.Leads;

namespace LeadGrid.Appointments;

/// <summary>How a lead's appointment changes, and what of its broker's time it takes.</summary>
internal static class LeadAppointments
{
    /// <summary>More have been written to nobody: the oldest are forgotten.</summary>
    private const int MostReminders = 32;

    public static LeadState Set(LeadState lead, DateTimeOffset at, int minutes, DateTimeOffset now) => lead with
    {
        AppointmentAt = at,
        Appointment = new LeadAppointment
        {
            At = at,
            Minutes = minutes,
            Revision = (Of(lead)?.Revision ?? 0) + 1,
            SetAt = now,
            Reminders = Of(lead)?.Reminders ?? [],
        },
    };

    public static LeadState Cancel(LeadState lead) => lead with
    {
        AppointmentAt = null,
        Appointment = Of(lead) is { } standing ? standing with { Cancelled = true, Revision = standing.Revision + 1 } : null,
    };

    public static LeadState Reminded(LeadState lead, DoneReminder done) => Of(lead) is { } standing
        ? lead with { Appointment = standing with { Reminders = [.. standing.Reminders.Append(done).TakeLast(MostReminders)] } }
        : lead;

    /// <summary>The appointment, also of a lead that was stored before this was.</summary>
    public static LeadAppointment? Of(LeadState lead) => lead.Appointment
        ?? (lead.AppointmentAt is { } at ? new LeadAppointment { At = at, Minutes = BookingSettings.DefaultSlot, Revision = 1 } : null);

    /// <summary>The time of its broker that the lead takes; null: none. Outcome or end of a lead gives it back.</summary>
    public static BookedTime? Booking(LeadState lead) =>
        lead is { Status: LeadStatus.AppointmentSet, BrokerId: { } broker } && Of(lead) is { } appointment
            ? new BookedTime(lead.Id, broker, appointment.At, appointment.At.AddMinutes(appointment.Minutes))
            : null;
}
