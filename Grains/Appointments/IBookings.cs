namespace LeadGrid.Appointments;

/// <summary>Reads what of brokers' time is taken. It is written with the leads' own commits.</summary>
internal interface IBookings
{
    /// <returns>What overlaps the span, in order.</returns>
    Task<IReadOnlyList<BookedTime>> Taken(string brokerId, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellation);

    /// <returns>The appointments of a broker that begin in the span, kept and missed ones too, in order; at most 1,000.</returns>
    Task<IReadOnlyList<CalendarEntry>> Calendar(string brokerId, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellation);
}
