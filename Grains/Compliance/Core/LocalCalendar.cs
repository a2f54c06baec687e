using LeadGrid.Brokers;

namespace LeadGrid.Compliance;

/// <summary>
/// The one place where a person's local time and the time of the world meet: turns hours on the person's clock into
/// instants, over a stretch of days. Where the clock skips an hour, that hour never comes; where it shows one twice, both count:
/// what is allowed is what the wall clock says.
/// </summary>
internal sealed class LocalCalendar
{
    public static readonly (TimeSpan From, TimeSpan To)[] WholeDay = [(TimeSpan.Zero, TimeSpan.FromDays(1))];
    public static readonly (TimeSpan From, TimeSpan To)[] NoHours = [];

    private readonly TimeZoneInfo _zone;

    // Between changes of the clock: local time is the world's plus the offset.
    private readonly List<(DateTimeOffset From, DateTimeOffset To, TimeSpan Offset)> _stretches = [];

    /// <param name="zone">Its name in the IANA time zone database.</param>
    /// <param name="from">The first instant that is looked at.</param>
    /// <param name="to">The first that is not.</param>
    public LocalCalendar(string zone, DateTimeOffset from, DateTimeOffset to)
    {
        _zone = TimeZoneInfo.FindSystemTimeZoneById(zone);
        for (var start = from; start < to;)
        {
            var offset = _zone.GetUtcOffset(start);
            var end = EndOfOffset(start, to, offset);
            _stretches.Add((start, end, offset));
            start = end;
        }
    }

    public DateTimeOffset Local(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, _zone);

    public DateOnly DateOf(DateTimeOffset instant) => DateOnly.FromDateTime(Local(instant).DateTime);

    /// <param name="hoursOf">The hours of a local day, counted on the wall clock from its midnight.</param>
    public OpenTimes Open(Func<DateOnly, IEnumerable<(TimeSpan From, TimeSpan To)>> hoursOf) => OpenTimes.Of(
        from stretch in _stretches
        let first = DateOnly.FromDateTime((stretch.From.ToUniversalTime() + stretch.Offset).DateTime)
        let last = DateOnly.FromDateTime((stretch.To.ToUniversalTime() + stretch.Offset).DateTime)
        from day in Enumerable.Range(0, last.DayNumber - first.DayNumber + 1).Select(first.AddDays)
        let midnight = new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero) - stretch.Offset
        from hours in hoursOf(day)
        let start = midnight + hours.From
        let end = midnight + hours.To
        select (start > stretch.From ? start : stretch.From, end < stretch.To ? end : stretch.To));

    // No clock changes twice within a day.
    private DateTimeOffset EndOfOffset(DateTimeOffset start, DateTimeOffset to, TimeSpan offset)
    {
        for (var day = start; day < to; day = day.AddDays(1))
        {
            var next = day.AddDays(1);
            if (_zone.GetUtcOffset(next) != offset)
            {
                var change = InstantSearch.First(day, next, instant => _zone.GetUtcOffset(instant) != offset);
                return change < to ? change : to;
            }
        }

        return to;
    }
}
