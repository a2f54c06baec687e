using LeadGrid.Leads;

namespace LeadGrid.Sequences;

/// <summary>
/// A sequence of a campaign with every version that was ever published. A lead finishes on the version on which it began, unless
/// somebody moves it.
/// </summary>
[GenerateSerializer, Immutable, Alias("follow-up-sequence")]
public sealed record FollowUpSequence
{
    [Id(0)] public required string Campaign { get; init; }

    /// <summary>Lower-case letters, digits and hyphens; never changed.</summary>
    [Id(1)] public required string Id { get; init; }

    /// <summary>Counts up with every change: what <c>If-Match</c> names.</summary>
    [Id(2)] public required long Revision { get; init; }

    /// <summary>The oldest first.</summary>
    [Id(3)] public required SequenceVersion[] Versions { get; init; }
}

public enum SequenceStatus
{
    Draft,

    /// <summary>New runs begin on it.</summary>
    Live,

    /// <summary>Runs that began on it finish on it.</summary>
    Past,
}

[GenerateSerializer, Immutable, Alias("sequence-version")]
public sealed record SequenceVersion
{
    /// <summary>From 1 on.</summary>
    [Id(0)] public required int Number { get; init; }
    [Id(1)] public required SequenceStatus Status { get; init; }
    [Id(2)] public required SequenceContent Content { get; init; }

    /// <summary>Who wrote it.</summary>
    [Id(3)] public required string By { get; init; }
    [Id(4)] public required DateTimeOffset At { get; init; }
}

/// <summary>What a version says: the steps, and what ends a run before they are done.</summary>
[GenerateSerializer, Immutable, Alias("sequence-content")]
public sealed record SequenceContent
{
    public const int MaximumSteps = 100;

    [Id(0)] public required string Name { get; init; }
    [Id(1)] public SequenceStep[] Steps { get; init; } = [];
    [Id(2)] public SequenceStops Stops { get; init; } = new();

    /// <summary>Leads that are marked as test or junk run through it, too.</summary>
    [Id(3)] public bool IncludeFlagged { get; init; }
}

public enum ReplyAction
{
    /// <summary>Until somebody resumes the run.</summary>
    Pause,
    Stop,
    GoOn,
}

/// <summary>What ends a run early. A refusal always does, and so does a lead that is closed.</summary>
[GenerateSerializer, Immutable, Alias("sequence-stops")]
public sealed record SequenceStops
{
    /// <summary>The person writes or calls.</summary>
    [Id(0)] public ReplyAction OnReply { get; init; } = ReplyAction.Pause;

    /// <summary>A call in which the person was reached, of at least so many seconds; null: no call does.</summary>
    [Id(1)] public int? CallSeconds { get; init; } = 60;

    /// <summary>Dispositions that stop it; by default that the person was reached, and any appointment.</summary>
    [Id(2)] public LeadStatus[] Statuses { get; init; } = [LeadStatus.Contacted, LeadStatus.AppointmentSet, LeadStatus.AppointmentKept];
}
