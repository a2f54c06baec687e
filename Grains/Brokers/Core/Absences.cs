namespace LeadGrid.Brokers;

/// <summary>A broker's days off, by the calendar on its wall.</summary>
internal static class Absences
{
    public static bool Cover(BrokerAbsence[] absences, DateOnly day) => Array.Exists(absences, each => each.From <= day && day <= each.To);

    public static bool Cover(BrokerProfile broker, DateTimeOffset utc) => Cover(broker.Absences, WorkingHoursClock.LocalDate(broker.Hours, utc));
}
