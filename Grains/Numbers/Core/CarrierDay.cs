namespace LeadGrid.Numbers;

/// <summary>
/// The day by which a number's texts are counted. T-Mobile's limits on 10DLC begin anew at midnight Pacific time, and count parts of
/// texts (https://www.twilio.com/docs/api/errors/30023).
/// </summary>
internal static class CarrierDay
{
    private static readonly TimeZoneInfo s_zone = TimeZoneInfo.FindSystemTimeZoneById("America/Los_Angeles");

    /// <returns>The first instant of the next one. No clock changes at midnight there.</returns>
    public static DateTimeOffset After(DateTimeOffset now)
    {
        var midnight = TimeZoneInfo.ConvertTime(now, s_zone).Date.AddDays(1);
        return new DateTimeOffset(midnight, s_zone.GetUtcOffset(midnight)).ToUniversalTime();
    }
}
