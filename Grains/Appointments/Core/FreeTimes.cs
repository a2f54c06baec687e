using LeadGrid.Brokers;
using LeadGrid.Compliance;

namespace LeadGrid.Appointments;

/// <summary>
/// When a broker can be booked: its working hours, less its days off, less what is booked and the pause around it. Hours are read
/// off the wall clock: the one that spring skips is never offered, the one that autumn shows twice is offered twice.
/// </summary>
internal static class FreeTimes
{
    /// <summary>Who takes leads at any hour is not on the telephone at any hour: nine to five, Monday to Friday.</summary>
    private static readonly WorkingInterval[] s_ordinary =
        [.. Enumerable.Range((int)DayOfWeek.Monday, 5).Select(day => new WorkingInterval((DayOfWeek)day, 9 * 60, 17 * 60))];

    /// <returns>Starts of appointments, in order.</returns>
    public static DateTimeOffset[] Of(BrokerProfile broker, IReadOnlyCollection<BookedTime> booked, DateTimeOffset now)
    {
        var booking = broker.Booking;
        var (length, buffer) = (TimeSpan.FromMinutes(booking.SlotMinutes), TimeSpan.FromMinutes(booking.BufferMinutes));
        var (first, last) = (now.AddMinutes(booking.NoticeMinutes), now.AddDays(booking.HorizonDays));
        var free = new List<DateTimeOffset>();
        foreach (var (from, to) in Open(broker, now, last + length).Spans)
        {
            for (var start = from; start + length <= to; start += length + buffer)
            {
                if (start >= first && start <= last && booked.All(other => start + length + buffer <= other.From || other.To + buffer <= start))
                {
                    free.Add(start);
                }
            }
        }

        return [.. free];
    }

    // From a midnight before on, so that what is offered does not depend on the minute at which it is asked for.
    private static OpenTimes Open(BrokerProfile broker, DateTimeOffset now, DateTimeOffset to)
    {
        var midnight = WorkingHoursClock.NextMidnight(broker.Hours, now.AddDays(-2));
        var hours = broker.Hours.Intervals.Length > 0 ? broker.Hours.Intervals : s_ordinary;
        return new LocalCalendar(broker.Hours.TimeZone, midnight, to).Open(day => Absences.Cover(broker.Absences, day)
            ? LocalCalendar.NoHours
            : hours.Where(interval => interval.Day == day.DayOfWeek)
                .Select(interval => (TimeSpan.FromMinutes(interval.FromMinute), TimeSpan.FromMinutes(interval.ToMinute))));
    }
}
