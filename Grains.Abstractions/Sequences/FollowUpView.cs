namespace LeadGrid.Sequences;

public enum FollowUpStatus
{
    Running,

    /// <summary>No broker has the lead; it goes on when one does.</summary>
    Waiting,

    /// <summary>Until somebody resumes it.</summary>
    Paused,

    /// <summary>It ended before its last step.</summary>
    Stopped,
    Finished,
}

/// <summary>A lead's run through a sequence, as its page shows it.</summary>
[GenerateSerializer, Immutable, Alias("follow-up-view")]
public sealed record FollowUpView
{
    [Id(0)] public required string Sequence { get; init; }

    /// <summary>The version that it finishes on.</summary>
    [Id(1)] public required int Version { get; init; }
    [Id(2)] public required FollowUpStatus Status { get; init; }
    [Id(3)] public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When it goes on; null: it does not by itself.</summary>
    [Id(4)] public DateTimeOffset? DueAt { get; init; }

    /// <summary>The step that comes then; null: none.</summary>
    [Id(5)] public string? NextStep { get; init; }

    /// <summary>Why it is not taken earlier: what each rule that put it off said.</summary>
    [Id(6)] public string[] Because { get; init; } = [];

    /// <summary>Why it is paused or was stopped.</summary>
    [Id(7)] public string? Reason { get; init; }

    /// <summary>A call that the broker is to make.</summary>
    [Id(8)] public CallTask? Call { get; init; }
}

/// <summary>The broker is to call the person.</summary>
/// <param name="Step">Of which step.</param>
/// <param name="Since">Since when it is due.</param>
/// <param name="Note">What to say.</param>
[GenerateSerializer, Immutable, Alias("call-task")]
public sealed record CallTask(
    [property: Id(0)] string Step,
    [property: Id(1)] DateTimeOffset Since,
    [property: Id(2)] string? Note);
