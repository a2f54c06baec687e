using LeadGrid.Appointments;
using LeadGrid.Campaigns;
using LeadGrid.Compliance;
using LeadGrid.Leads;
using LeadGrid.Unit.Leads;

namespace LeadGrid.Unit.Appointments;

/// <summary>A lead with an appointment, and a campaign's reminders, to vary.</summary>
internal static class SomeAppointment
{
    /// <summary>Two days after now, which is when it was made.</summary>
    public static readonly DateTimeOffset At = SomeLead.Now.AddDays(2);
    public static readonly AppointmentReminder ByMail = new(24 * 60, ContactChannel.Email, "reminder-mail");
    public static readonly AppointmentReminder ByText = new(2 * 60, ContactChannel.Sms, "reminder-text");
    public static readonly AppointmentReminder[] Both = [ByText, ByMail];

    public static LeadState Lead { get; } = LeadAppointments.Set(SomeLead.In(LeadStatus.AppointmentSet), At, 45, SomeLead.Now);

    public static DoneReminder DoneOf(LeadState lead, AppointmentReminder reminder)
    {
        var appointment = LeadAppointments.Of(lead)!;
        return new(AppointmentReminders.IdOf(lead.Id, appointment, reminder), appointment.Revision);
    }
}
