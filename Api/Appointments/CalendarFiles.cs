using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using LeadGrid.Leads;

namespace LeadGrid.Appointments;

/// <summary>Appointments as calendar programs read them (RFC 5545). All times are the world's: every program shows its owner's.</summary>
internal static class CalendarFiles
{
    public const string MediaType = "text/calendar";
    private const string Producer = "-//LeadGrid//Appointments//EN";

    /// <summary>One appointment, for its person. A later file replaces an earlier one by its sequence, or takes it out.</summary>
    /// <param name="page">Where it is moved and cancelled.</param>
    public static string Of(Guid lead, BookedAppointment appointment, Uri page)
    {
        var calendar = new Calendar { Method = appointment.Cancelled ? "CANCEL" : "PUBLISH", ProductId = Producer };
        calendar.Events.Add(Event(lead, appointment.At, appointment.Minutes, appointment.Revision, $"Appointment with {appointment.With}", page, appointment.Cancelled));
        return Written(calendar);
    }

    /// <summary>A broker's appointments, for its own calendar program: what is not in it any more is none any more.</summary>
    /// <param name="page">Where a lead is opened, which asks who one is.</param>
    public static string Of(IEnumerable<CalendarEntry> entries, Func<Guid, Uri> page)
    {
        var calendar = new Calendar { Method = "PUBLISH", ProductId = Producer };
        calendar.AddProperty("X-WR-CALNAME", "LeadGrid appointments");
        calendar.AddProperty("X-PUBLISHED-TTL", "PT15M");
        foreach (var entry in entries)
        {
            var name = entry.FirstName.Length > 0 ? entry.FirstName : "a lead";
            var title = entry.Status == LeadStatus.NoShow ? $"Appointment with {name} (did not come)" : $"Appointment with {name}";
            calendar.Events.Add(Event(entry.LeadId, entry.At, entry.Minutes, entry.Revision, title, page(entry.LeadId), cancelled: false));
        }

        return Written(calendar);
    }

    private static CalendarEvent Event(Guid lead, DateTimeOffset at, int minutes, int revision, string title, Uri page, bool cancelled) => new()
    {
        Uid = $"{lead:N}@leadgrid",
        Sequence = revision,
        Start = Instant(at),
        End = Instant(at.AddMinutes(minutes)),
        Summary = title,
        Status = cancelled ? EventStatus.Cancelled : EventStatus.Confirmed,
        Url = page,
    };

    private static CalDateTime Instant(DateTimeOffset at) => new(at.UtcDateTime, CalDateTime.UtcTzId);

    private static string Written(Calendar calendar) =>
        new CalendarSerializer().SerializeToString(calendar) ?? throw new InvalidOperationException("The calendar was written as nothing.");
}
