using LeadGrid.Access;

namespace LeadGrid.Appointments;

/// <summary>Brokers' appointments, as lists. A stateless worker.</summary>
[Alias("calendar-grain")]
public interface ICalendarGrain : IGrainWithIntegerKey
{
    /// <returns>What begins in the span, in order, at most 1,000; null where no such broker exists or the actor may not see it.</returns>
    [Alias("of")]
    Task<CalendarEntry[]?> Of(Actor actor, string brokerId, DateTimeOffset from, DateTimeOffset to);

    /// <summary>What a broker's own calendar program reads by the secret address, which is all that it has to show.</summary>
    /// <param name="feed">The number that the address was made with.</param>
    /// <returns>From a month ago to a year ahead; null where the address is one of before.</returns>
    [Alias("feed")]
    Task<CalendarEntry[]?> Feed(string brokerId, int feed);
}
