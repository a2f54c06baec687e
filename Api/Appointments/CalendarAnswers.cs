using LeadGrid.Brokers;
using LeadGrid.Leads;

namespace LeadGrid.Appointments;

/// <summary>A broker's calendar.</summary>
internal sealed record CalendarAnswer
{
    /// <summary>Of the broker's profile: what <c>If-Match</c> names.</summary>
    public required long Version { get; init; }
    public required BookingSettings Booking { get; init; }
    public required BrokerAbsence[] Absences { get; init; }

    /// <summary>IANA zone of the broker's hours, in which days off are meant.</summary>
    public required string TimeZone { get; init; }

    /// <summary>The secret address that calendar programs read. Whoever has it reads first names and times.</summary>
    public required string Feed { get; init; }

    /// <summary>From a week ago on, and whatever has no outcome yet.</summary>
    public required CalendarItem[] Appointments { get; init; }
}

/// <param name="Overdue">Its time has passed, and nobody has said whether it was kept.</param>
internal sealed record CalendarItem(Guid LeadId, string FirstName, DateTimeOffset At, int Minutes, LeadStatus Status, bool Overdue)
{
    public override string ToString() => nameof(CalendarItem);
}

/// <summary>What a broker may change of its calendar.</summary>
internal sealed record CalendarBody(BookingSettings Booking, BrokerAbsence[] Absences);

internal sealed record FeedAnswer(string Feed)
{
    public override string ToString() => nameof(FeedAnswer);
}
