namespace LeadGrid.Brokers;

/// <summary>A broker's days off, by the calendar on its wall.</summary>
internal static class Absences
{
    public static bool Cover(BrokerAbsence[] absences, DateOnly day) => Array.Exists(absences, each => each.From <= day && day <= each.To);

    // Asked for every broker of every batch, and few are away: the calendar is not looked at for the others.
    public static bool Cover(BrokerProfile broker, DateTimeOffset utc) =>
        broker.Absences.Length > 0 && Cover(broker.Absences, WorkingHoursClock.LocalDate(broker.Hours, utc));
}
