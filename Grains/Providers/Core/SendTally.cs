using LeadGrid.Outreach;

namespace LeadGrid.Providers;

/// <summary>What became of messages in a stretch of time.</summary>
internal readonly record struct SendCounts(long Accepted, long Refused, long NotSent, long Unknown, long Segments)
{
    public static SendCounts Of(SendOutcome outcome) => outcome switch
    {
        SendOutcome.Accepted accepted => new(1, 0, 0, 0, accepted.Segments),
        SendOutcome.Refused => new(0, 1, 0, 0, 0),
        SendOutcome.NotSent => new(0, 0, 1, 0, 0),
        SendOutcome.Unknown => new(0, 0, 0, 1, 0),
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome.GetType().Name, "No such outcome."),
    };

    public static SendCounts operator +(SendCounts a, SendCounts b) =>
        new(a.Accepted + b.Accepted, a.Refused + b.Refused, a.NotSent + b.NotSent, a.Unknown + b.Unknown, a.Segments + b.Segments);
}

/// <summary>
/// Counts the outcomes of the last 26 hours in slots of a quarter of an hour: long enough for the longest day, and midnight is at
/// a slot's beginning in every time zone.
/// </summary>
internal sealed class SendTally
{
    /// <summary>A sum reaches back to a slot's beginning: by this much it may count too much.</summary>
    public static readonly TimeSpan Slot = TimeSpan.FromMinutes(15);
    private const int Slots = 26 * 4;

    private readonly Lock _gate = new();
    private readonly (long Number, SendCounts Counts)[] _slots = new (long, SendCounts)[Slots];

    public void Add(SendOutcome outcome, DateTimeOffset at)
    {
        var number = NumberOf(at);
        lock (_gate)
        {
            ref var slot = ref _slots[number % Slots];
            slot = (number, (slot.Number == number ? slot.Counts : default) + SendCounts.Of(outcome));
        }
    }

    /// <summary>From the slot in which <paramref name="from"/> lies to that of <paramref name="to"/>, both included.</summary>
    public SendCounts Sum(DateTimeOffset from, DateTimeOffset to)
    {
        var (first, last) = (NumberOf(from), NumberOf(to));
        var sum = default(SendCounts);
        lock (_gate)
        {
            foreach (var slot in _slots)
            {
                sum += slot.Number >= first && slot.Number <= last ? slot.Counts : default;
            }
        }

        return sum;
    }

    private static long NumberOf(DateTimeOffset at) => at.UtcTicks / Slot.Ticks;
}
