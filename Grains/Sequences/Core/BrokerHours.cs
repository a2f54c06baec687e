using LeadGrid.Brokers;

namespace LeadGrid.Sequences;

/// <summary>Steps of people wait for the people: for their hours, and for their return. What is urgent waits for nobody.</summary>
internal static class BrokerHours
{
    /// <summary>Whoever never works may yet change that.</summary>
    private static readonly TimeSpan s_never = TimeSpan.FromDays(1);

    /// <param name="members">How many brokers the campaign has.</param>
    /// <returns>Why the broker is not asked to call now; null: he is.</returns>
    public static StepVerdict? Refuse(BrokerProfile broker, SequenceStep call, int members, DateTimeOffset now)
    {
        if (Absences.Cover(broker, now))
        {
            return call.Urgent && members > 1
                ? new StepVerdict.Elsewhere($"{broker.Name} is away.")
                : Until(Back(broker, now), $"{broker.Name} is away.");
        }

        return WorkingHoursClock.IsOpen(broker.Hours, now)
            ? null
            : Until(WorkingHoursClock.NextOpening(broker.Hours, now) ?? now + s_never, $"{broker.Name} is outside the working hours.");
    }

    /// <summary>The broker has enough to do: the next working day.</summary>
    public static StepVerdict.Later NextDay(BrokerProfile broker, int most, DateTimeOffset now) => Until(
        Back(broker, WorkingHoursClock.NextMidnight(broker.Hours, now)), $"{broker.Name} has {most} calls to make already, a day's worth.");

    private static StepVerdict.Later Until(DateTimeOffset until, string because) => new(until, [because], null, Spread: false);

    // The first working hour after the last day off; absences may follow one another.
    private static DateTimeOffset Back(BrokerProfile broker, DateTimeOffset now)
    {
        var back = now;
        while (Absences.Cover(broker, back))
        {
            back = WorkingHoursClock.NextMidnight(broker.Hours, back);
        }

        return WorkingHoursClock.IsOpen(broker.Hours, back) ? back : WorkingHoursClock.NextOpening(broker.Hours, back) ?? back + s_never;
    }
}
