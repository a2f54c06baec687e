using LeadGrid.Campaigns;

namespace LeadGrid.Brokers;

/// <summary>Everything routing needs to know of a broker. Replaced as a whole, with a version.</summary>
[GenerateSerializer, Immutable, Alias("broker")]
public sealed record BrokerProfile
{
    /// <summary>Lower-case letters, digits and hyphens; the grain's key, never changed.</summary>
    [Id(0)] public required string Id { get; init; }
    [Id(1)] public required string Name { get; init; }

    /// <summary>Two-letter codes of the states whose leads this broker may take.</summary>
    [Id(2)] public string[] Licences { get; init; } = [];

    /// <summary>All of them must hold for a lead to be offered.</summary>
    [Id(3)] public Condition[] Filters { get; init; } = [];
    [Id(4)] public WorkingHours Hours { get; init; } = new();
    [Id(5)] public BrokerCaps Caps { get; init; } = new();

    /// <summary>A paused broker gets no new leads and keeps the ones it has.</summary>
    [Id(6)] public bool Paused { get; init; }

    /// <summary>Counts up with every change.</summary>
    [Id(7)] public long Version { get; init; }

    /// <summary>
    /// Where the broker's own system is told, signed, that the person of one of its leads wants no more contact; null: nowhere.
    /// </summary>
    [Id(8)] public string? RefusalUrl { get; init; }

    /// <summary>How the broker's time is offered to people who book by themselves.</summary>
    [Id(9)] public BookingSettings Booking { get; init; } = new();

    /// <summary>Days off, in any order.</summary>
    [Id(10)] public BrokerAbsence[] Absences { get; init; } = [];

    /// <summary>
    /// Calls of sequences that stand due at the same time: what is more waits for the next working day. An urgent one never waits.
    /// Null: as many as there are.
    /// </summary>
    [Id(11)] public int? CallsPerDay { get; init; } = 60;
}

/// <summary>How many leads a broker takes. Null means no limit.</summary>
/// <param name="Daily">Leads per calendar day in the broker's time zone.</param>
/// <param name="Monthly">Leads per calendar month in the broker's time zone.</param>
/// <param name="Open">Leads open at the same time (the capacity).</param>
[GenerateSerializer, Immutable, Alias("broker-caps")]
public sealed record BrokerCaps(
    [property: Id(0)] int? Daily = null,
    [property: Id(1)] int? Monthly = null,
    [property: Id(2)] int? Open = null);

/// <summary>When a broker takes leads, in its own time zone.</summary>
[GenerateSerializer, Immutable, Alias("working-hours")]
public sealed record WorkingHours
{
    /// <summary>An IANA time zone.</summary>
    [Id(0)] public string TimeZone { get; init; } = "UTC";

    /// <summary>The intervals of a week; empty means always.</summary>
    [Id(1)] public WorkingInterval[] Intervals { get; init; } = [];
}

/// <summary>One interval of a weekday: from (inclusive) to (exclusive), in minutes after local midnight, 0 to 1,440.</summary>
[GenerateSerializer, Immutable, Alias("working-interval")]
public sealed record WorkingInterval(
    [property: Id(0)] DayOfWeek Day,
    [property: Id(1)] int FromMinute,
    [property: Id(2)] int ToMinute);
