namespace LeadGrid.Appointments;

/// <summary>Time zones in which a person may read times: those of the United States by their usual names, and the person's and the broker's own.</summary>
internal static class BookingZones
{
    private static readonly (string Zone, string Name)[] s_usual =
    [
        ("America/New_York", "Eastern Time"),
        ("America/Chicago", "Central Time"),
        ("America/Denver", "Mountain Time"),
        ("America/Phoenix", "Arizona"),
        ("America/Los_Angeles", "Pacific Time"),
        ("America/Anchorage", "Alaska"),
        ("Pacific/Honolulu", "Hawaii"),
        ("America/Puerto_Rico", "Puerto Rico"),
        ("Pacific/Guam", "Guam"),
    ];

    /// <summary>What the person may choose from, the likeliest first where it is not among the usual.</summary>
    public static (string Zone, string Name)[] For(BookingSight sight) =>
    [
        .. new[] { sight.Zone, sight.BrokerZone }.OfType<string>().Distinct()
            .Where(zone => !Array.Exists(s_usual, usual => usual.Zone == zone)).Select(zone => (zone, zone.Replace('_', ' '))),
        .. s_usual,
    ];

    /// <summary>The zone that was asked for, where it is one of them; else the person's, else the broker's.</summary>
    public static string Choose(BookingSight sight, string? asked) =>
        asked is not null && Array.Exists(For(sight), each => each.Zone == asked) ? asked : sight.Zone ?? sight.BrokerZone;

    public static string NameOf(BookingSight sight, string zone) => Array.Find(For(sight), each => each.Zone == zone).Name ?? zone;
}
