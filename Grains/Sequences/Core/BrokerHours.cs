using LeadGrid.Brokers;

namespace LeadGrid.Sequences;

/// <summary>Steps of people wait for the people.</summary>
internal static class BrokerHours
{
    /// <summary>Whoever never works may yet change that.</summary>
    private static readonly TimeSpan s_never = TimeSpan.FromDays(1);

    /// <returns>Why the broker is not asked to call now; null: he is.</returns>
    public static StepVerdict? Refuse(BrokerProfile broker, DateTimeOffset now)
    {
        if (WorkingHoursClock.IsOpen(broker.Hours, now))
        {
            return null;
        }

        var opens = WorkingHoursClock.NextOpening(broker.Hours, now) ?? now + s_never;
        return new StepVerdict.Later(opens, [$"{broker.Name} is outside the working hours."], null, Spread: false);
    }
}
