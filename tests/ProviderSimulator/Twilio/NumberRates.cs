namespace LeadGrid.Simulation.Twilio;

/// <summary>Messages of each number in the last second, counted exactly.</summary>
internal sealed class NumberRates(Clock clock)
{
    private const long Second = 1_000_000;
    private const int MaximumNumbers = 10_000;
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Queue<long>> _recent = new(StringComparer.Ordinal);

    public bool Take(string number, int perSecond)
    {
        var now = clock.Now().Microseconds;
        lock (_lock)
        {
            if (!_recent.TryGetValue(number, out var recent))
            {
                if (_recent.Count >= MaximumNumbers)
                {
                    _recent.Clear();
                }

                _recent[number] = recent = new Queue<long>();
            }

            while (recent.TryPeek(out var oldest) && now - oldest >= Second)
            {
                recent.Dequeue();
            }

            if (recent.Count >= perSecond)
            {
                return false;
            }

            recent.Enqueue(now);
            return true;
        }
    }
}
