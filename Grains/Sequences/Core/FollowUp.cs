using LeadGrid.Leads;

namespace LeadGrid.Sequences;

/// <summary>A lead's run through a sequence. Kept with the lead and replaced with it; stored as JSON: append, never rename.</summary>
internal sealed record FollowUp
{
    public required string Sequence { get; init; }

    /// <summary>The version that the run finishes on.</summary>
    public required int Version { get; init; }

    /// <summary>Counts the lead's runs: part of the names of what a run sends, so that a step of each is sent once.</summary>
    public required int Run { get; init; }
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>How often the lead had been recycled when it began: a recycled lead begins anew.</summary>
    public int Life { get; init; }
    public FollowUpStatus Status { get; init; } = FollowUpStatus.Running;

    /// <summary>The place of the step that comes next; beyond the last: none.</summary>
    public int Next { get; init; }
    public string? NextStep { get; init; }

    /// <summary>When it is looked at; null: not by itself.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>Since when the next step is put off; null: it is not.</summary>
    public DateTimeOffset? PutOffSince { get; init; }

    /// <summary>Why it is put off.</summary>
    public string[] Because { get; init; } = [];

    /// <summary>Why it is paused or was stopped.</summary>
    public string? Reason { get; init; }

    /// <summary>The person has written or called since it began.</summary>
    public bool Replied { get; init; }

    /// <summary>Copied from the version, so that what ends the run needs no look elsewhere.</summary>
    public SequenceStops Stops { get; init; } = new();

    /// <summary>Messages of the run that are not known to have left.</summary>
    public PendingMessage[] Pending { get; init; } = [];

    /// <summary>The call that the broker is to make.</summary>
    public CallTask? Call { get; init; }

    public bool IsUnderWay => Status is FollowUpStatus.Running or FollowUpStatus.Waiting or FollowUpStatus.Paused;

    public static FollowUp Begin(string sequence, SequenceVersion version, LeadState lead, DateTimeOffset now) => new()
    {
        Sequence = sequence,
        Version = version.Number,
        Run = (lead.FollowUp?.Run ?? 0) + 1,
        Life = lead.Recycles,
        StartedAt = now,
        Stops = version.Content.Stops,
        DueAt = now,
        NextStep = version.Content.Steps[0].Id,
    };

    public FollowUpView View() => new()
    {
        Sequence = Sequence,
        Version = Version,
        Status = Status,
        StartedAt = StartedAt,
        DueAt = DueAt,
        NextStep = NextStep,
        Because = Because,
        Reason = Reason,
        Call = Call,
    };
}

internal sealed record PendingMessage(Guid Id, Compliance.ContactChannel Channel);
