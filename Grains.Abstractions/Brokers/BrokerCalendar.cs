namespace LeadGrid.Brokers;

/// <summary>How a broker's time is offered to people who book by themselves.</summary>
[GenerateSerializer, Immutable, Alias("booking-settings")]
public sealed record BookingSettings
{
    public const int DefaultSlot = 30;

    /// <summary>How long an appointment takes, in minutes: 15 to 240.</summary>
    [Id(0)] public int SlotMinutes { get; init; } = DefaultSlot;

    /// <summary>Minutes that stay free between two appointments: 0 to 240.</summary>
    [Id(1)] public int BufferMinutes { get; init; }

    /// <summary>Nobody books later than so many minutes before: up to 30 days.</summary>
    [Id(2)] public int NoticeMinutes { get; init; } = 120;

    /// <summary>Nobody books further ahead than so many days: 1 to 90.</summary>
    [Id(3)] public int HorizonDays { get; init; } = 14;
}

/// <summary>Days off, in the broker's own zone: no new leads, no appointments.</summary>
/// <param name="From">The first day.</param>
/// <param name="To">The last day, included.</param>
/// <param name="Note">Why, up to 100 characters; for the broker and the operator only.</param>
[GenerateSerializer, Immutable, Alias("broker-absence")]
public sealed record BrokerAbsence(
    [property: Id(0)] DateOnly From,
    [property: Id(1)] DateOnly To,
    [property: Id(2)] string? Note);

/// <summary>The part of a broker's profile that the broker itself may change.</summary>
[GenerateSerializer, Immutable, Alias("broker-calendar")]
public sealed record BrokerCalendar(
    [property: Id(0)] BookingSettings Booking,
    [property: Id(1)] BrokerAbsence[] Absences);
