namespace LeadGrid.Campaigns;

/// <summary>
/// Speed-to-lead: four clocks, each from the lead's arrival but the notice, which counts from when the broker got it. Leads that came back after a
/// rest are not in it.
/// </summary>
[GenerateSerializer, Immutable, Alias("campaign-speed")]
public sealed record CampaignSpeed
{
    [Id(0)] public required string Campaign { get; init; }

    /// <summary>First day, UTC.</summary>
    [Id(1)] public required DateOnly From { get; init; }

    /// <summary>Last day, UTC, included.</summary>
    [Id(2)] public required DateOnly To { get; init; }

    /// <summary>All leads.</summary>
    [Id(3)] public required SpeedClockSet All { get; init; }

    /// <summary>Those that came when the person might have been called.</summary>
    [Id(4)] public required SpeedClockSet InHours { get; init; }
}

/// <param name="Leads">How many came.</param>
/// <param name="Routing">From the arrival until a broker got it.</param>
/// <param name="Notice">From then until a browser of the broker's showed it.</param>
/// <param name="Human">From the arrival until a person first tried to reach the lead's.</param>
/// <param name="Automatic">From the arrival until LeadGrid itself first sent something.</param>
/// <param name="FirstTouch">The earlier of these two.</param>
[GenerateSerializer, Immutable, Alias("speed-clock-set")]
public sealed record SpeedClockSet(
    [property: Id(0)] long Leads,
    [property: Id(1)] SpeedClock Routing,
    [property: Id(2)] SpeedClock Notice,
    [property: Id(3)] SpeedClock Human,
    [property: Id(4)] SpeedClock Automatic,
    [property: Id(5)] SpeedClock FirstTouch);

/// <param name="Leads">How many came so far.</param>
/// <param name="MedianSeconds">Null: none did.</param>
/// <param name="P90Seconds">Nine in ten were as fast.</param>
[GenerateSerializer, Immutable, Alias("speed-clock")]
public sealed record SpeedClock(
    [property: Id(0)] long Leads,
    [property: Id(1)] double? MedianSeconds,
    [property: Id(2)] double? P90Seconds);
