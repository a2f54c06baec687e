using LeadGrid.Campaigns;
using LeadGrid.Leads;

namespace LeadGrid.Appointments;

/// <summary>What LeadGrid does of its own accord about one appointment, and when.</summary>
internal static class AppointmentAgenda
{
    /// <summary>For so long after an appointment its broker may say what became of it before that is noted as missing.</summary>
    public static readonly TimeSpan Silence = TimeSpan.FromHours(24);

    /// <returns>The first thing that is not done yet, whether or not its time has come; null: nothing is left.</returns>
    public static AgendaItem? Next(LeadState lead, IEnumerable<AppointmentReminder> reminders)
    {
        if (lead.Status != LeadStatus.AppointmentSet || LeadAppointments.Of(lead) is not { } appointment)
        {
            return null;
        }

        var open =
            from reminder in reminders
            where reminder.Template is not null
            let item = new AgendaItem(
                appointment.At.AddMinutes(-reminder.BeforeMinutes), reminder, new DoneReminder(AppointmentReminders.IdOf(lead.Id, appointment, reminder), appointment.Revision))
            where item.At > appointment.SetAt && !appointment.Reminders.Contains(item.Done)
            select item;
        var note = appointment.Unreported ? null : new AgendaItem(appointment.At + Silence, null, null);
        return open.OrderBy(item => item.At).FirstOrDefault() ?? note;
    }
}

/// <param name="Reminder">To be sent; null: it is to be noted that nobody has said whether the appointment was kept.</param>
/// <param name="Done">How a reminder is remembered.</param>
internal sealed record AgendaItem(DateTimeOffset At, AppointmentReminder? Reminder, DoneReminder? Done);
