namespace LeadGrid.Campaigns;

/// <summary>What has happened in a campaign, by day, and what waits in it now. Counted from the log, exactly.</summary>
[GenerateSerializer, Immutable, Alias("campaign-counters")]
public sealed record CampaignCounters
{
    [Id(0)] public required string Campaign { get; init; }

    /// <summary>First day, UTC.</summary>
    [Id(1)] public required DateOnly From { get; init; }

    /// <summary>Last day, UTC, included.</summary>
    [Id(2)] public required DateOnly To { get; init; }

    /// <summary>Everything up to about here is counted: a second or so behind the present, more while the log is held back.</summary>
    [Id(3)] public required DateTimeOffset AsOf { get; init; }

    [Id(4)] public required CampaignCounts Total { get; init; }

    /// <summary>Days on which something happened, in order.</summary>
    [Id(5)] public required CampaignDay[] Days { get; init; }

    [Id(6)] public required WaitingLeads Waiting { get; init; }
}

[GenerateSerializer, Immutable, Alias("campaign-day")]
public sealed record CampaignDay([property: Id(0)] DateOnly Day, [property: Id(1)] CampaignCounts Counts);

/// <summary>Numbers of steps: a lead that is assigned a second time counts twice among the assigned.</summary>
[GenerateSerializer, Immutable, Alias("campaign-counts")]
public sealed record CampaignCounts
{
    /// <summary>Posts that were stored: accepted and duplicate.</summary>
    [Id(0)] public long Received { get; init; }
    [Id(1)] public long Accepted { get; init; }
    [Id(2)] public long Duplicate { get; init; }

    /// <summary>Nobody was eligible when they came.</summary>
    [Id(3)] public long Queued { get; init; }
    [Id(4)] public long Assigned { get; init; }
    [Id(5)] public long Contacted { get; init; }
    [Id(6)] public long AppointmentSet { get; init; }
    [Id(7)] public long Won { get; init; }
    [Id(8)] public long Lost { get; init; }
    [Id(9)] public long Returned { get; init; }
    [Id(10)] public long AppointmentKept { get; init; }
    [Id(11)] public long NoShow { get; init; }
    [Id(12)] public long AppointmentCancelled { get; init; }
}

/// <param name="Leads">How many wait for a broker now.</param>
/// <param name="OldestSince">Since when the first of them does; null when none waits.</param>
/// <param name="States">The same by the lead's state, most first.</param>
[GenerateSerializer, Immutable, Alias("waiting-leads")]
public sealed record WaitingLeads(
    [property: Id(0)] long Leads, [property: Id(1)] DateTimeOffset? OldestSince, [property: Id(2)] WaitingState[] States);

/// <param name="State">Two letters; null where the lead has none.</param>
[GenerateSerializer, Immutable, Alias("waiting-state")]
public sealed record WaitingState([property: Id(0)] string? State, [property: Id(1)] long Leads, [property: Id(2)] DateTimeOffset OldestSince);
