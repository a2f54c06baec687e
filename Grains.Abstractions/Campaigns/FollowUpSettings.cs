using LeadGrid.Leads;

namespace LeadGrid.Campaigns;

/// <summary>What LeadGrid does of its own accord with a campaign's leads.</summary>
[GenerateSerializer, Immutable, Alias("follow-up-settings")]
public sealed record FollowUpSettings
{
    /// <summary>The sequence that a new lead runs through; null: none.</summary>
    [Id(0)] public string? Arrival { get; init; }

    /// <summary>
    /// A lead that no person has tried to reach for so many minutes goes back to routing; null: it stays. Minutes in which the
    /// law forbids to call do not count.
    /// </summary>
    [Id(1)] public int? PullBackMinutes { get; init; }

    /// <summary>What becomes of leads that were closed.</summary>
    [Id(2)] public RecycleRule[] Recycle { get; init; } = [];

    /// <summary>The sequence that a recycled lead runs through; null: the one of new leads.</summary>
    [Id(3)] public string? Recycled { get; init; }

    public bool Any => Arrival is not null || PullBackMinutes is not null || Recycle.Length > 0;
}

/// <summary>Closed leads that go back to routing after a rest.</summary>
/// <param name="Status">Lost, Returned or NoShow.</param>
/// <param name="Reason">Of that reason only, without regard to case; null: of any.</param>
/// <param name="RestHours">1 to 8,760, from the minute at which it was closed: no midnight plays a part.</param>
/// <param name="Most">How often one lead may be recycled in all, 1 to 10.</param>
[GenerateSerializer, Immutable, Alias("recycle-rule")]
public sealed record RecycleRule(
    [property: Id(0)] LeadStatus Status,
    [property: Id(1)] string? Reason,
    [property: Id(2)] int RestHours,
    [property: Id(3)] int Most);
