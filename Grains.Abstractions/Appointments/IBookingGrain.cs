namespace LeadGrid.Appointments;

/// <summary>
/// A lead as its own person books with it: the lead grain by another door. There is no actor: whoever has the signed link is
/// the person, and it opens nothing but this.
/// </summary>
[Alias("booking-grain")]
public interface IBookingGrain : IGrainWithGuidKey
{
    /// <returns>Null where there is no such lead any more.</returns>
    [Alias("sight")]
    Task<BookingSight?> Sight();

    /// <summary>Books, or moves what was booked. The same time again changes nothing.</summary>
    /// <param name="at">One of <see cref="BookingSight.Free"/>.</param>
    [Alias("book")]
    Task<BookingResult> Book(DateTimeOffset at);

    /// <summary>Cancels what was booked. Where there is nothing, nothing changes.</summary>
    [Alias("cancel")]
    Task<BookingResult> Cancel();
}

/// <summary>What the person of a lead sees of its broker's time. Not a word about the person.</summary>
[GenerateSerializer, Immutable, Alias("booking-sight")]
public sealed record BookingSight
{
    /// <summary>With whom; null: nobody has the lead, or it is closed, and nothing can be booked.</summary>
    [Id(0)] public string? BrokerName { get; init; }

    /// <summary>Starts of appointments, in order.</summary>
    [Id(1)] public DateTimeOffset[] Free { get; init; } = [];

    /// <summary>How long one takes.</summary>
    [Id(2)] public int SlotMinutes { get; init; }

    /// <summary>What is booked, or was cancelled; null: nothing ever was.</summary>
    [Id(3)] public BookedAppointment? Appointment { get; init; }

    /// <summary>IANA zone of the person's address or number; null: nobody can tell.</summary>
    [Id(4)] public string? Zone { get; init; }

    /// <summary>IANA zone of the broker.</summary>
    [Id(5)] public string BrokerZone { get; init; } = "UTC";
}

/// <param name="Revision">Counts up whenever it is moved or cancelled.</param>
/// <param name="Over">Its time has come, or its outcome is told: it can be neither moved nor cancelled by the person.</param>
/// <param name="With">The broker's name.</param>
[GenerateSerializer, Immutable, Alias("booked-appointment")]
public sealed record BookedAppointment(
    [property: Id(0)] DateTimeOffset At,
    [property: Id(1)] int Minutes,
    [property: Id(2)] int Revision,
    [property: Id(3)] bool Cancelled,
    [property: Id(4)] bool Over,
    [property: Id(5)] string With);

/// <summary>What became of a wish to book or cancel. A closed set: refusals are values.</summary>
[GenerateSerializer, Immutable, Alias("booking-result")]
public abstract record BookingResult;

/// <summary>On disk.</summary>
[GenerateSerializer, Immutable, Alias("booking-done")]
public sealed record BookingDone([property: Id(0)] BookingSight Sight) : BookingResult;

/// <summary>That time is not free, or not any more.</summary>
[GenerateSerializer, Immutable, Alias("booking-taken")]
public sealed record BookingTaken([property: Id(0)] BookingSight Sight) : BookingResult;

/// <summary>Nobody has the lead, or it is closed.</summary>
[GenerateSerializer, Immutable, Alias("booking-closed")]
public sealed record BookingClosed([property: Id(0)] BookingSight Sight) : BookingResult;

[GenerateSerializer, Immutable, Alias("booking-unknown")]
public sealed record BookingUnknown : BookingResult;
