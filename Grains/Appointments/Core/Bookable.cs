using LeadGrid.Leads;

namespace LeadGrid.Appointments;

/// <summary>What a person may book with their lead, and what is shown of what is booked.</summary>
internal static class Bookable
{
    /// <summary>Whether there is anything behind the link.</summary>
    public static bool Exists(LeadState lead) => lead.Personal is not null;

    /// <summary>Whether a broker works the lead: nobody else's time is offered.</summary>
    public static bool IsOpen(LeadState lead) => lead.BrokerId is not null && LeadStatusRules.IsOpen(lead.Status);

    /// <summary>Whether this very time is booked: asked for twice, it is booked once.</summary>
    public static bool IsStanding(LeadState lead, DateTimeOffset at, DateTimeOffset now) => Standing(lead, now) == at;

    /// <summary>Not once it has begun: what became of it is the broker's to say.</summary>
    public static bool MayCancel(LeadState lead, DateTimeOffset now) => Standing(lead, now) is not null;

    /// <summary>What is known without its broker.</summary>
    public static BookingSight Sight(LeadState lead, DateTimeOffset now) => new()
    {
        Zone = PersonZone.Of(lead),
        Appointment = LeadAppointments.Of(lead) is { } appointment
            ? new BookedAppointment(
                appointment.At, appointment.Minutes, appointment.Revision, appointment.Cancelled, !appointment.Cancelled && !MayCancel(lead, now),
                lead.BrokerName ?? "")
            : null,
    };

    // The time that is set and has not come yet.
    private static DateTimeOffset? Standing(LeadState lead, DateTimeOffset now) =>
        lead is { Status: LeadStatus.AppointmentSet, AppointmentAt: { } at } && at > now ? at : null;
}
