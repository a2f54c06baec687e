namespace LeadGrid.Faults.Checking;

/// <summary>The calendar on a broker's wall, by which its caps count.</summary>
internal static class BrokerDays
{
    public static Dictionary<string, TimeZoneInfo> Zones(GridState state) =>
        state.Brokers.ToDictionary(b => b.Id, b => TimeZoneInfo.FindSystemTimeZoneById(b.Zone));

    public static DateOnly Of(TimeZoneInfo zone, DateTimeOffset at) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, zone).DateTime);
}
