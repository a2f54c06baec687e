using LeadGrid.Compliance;

namespace LeadGrid.Outreach;

/// <summary>What an event of the log says of a message; what does not apply is null. Stored as JSON: append, never rename.</summary>
[GenerateSerializer, Immutable, Alias("message-facts")]
internal sealed record MessageFacts
{
    [Id(0)] public required Guid Id { get; init; }
    [Id(1)] public required ContactChannel Channel { get; init; }
    [Id(2)] public required MessageState State { get; init; }
    [Id(3)] public ContactPurpose? Purpose { get; init; }
    [Id(4)] public string? Template { get; init; }
    [Id(5)] public PermitReason[]? Reasons { get; init; }
    [Id(6)] public DateTimeOffset? Until { get; init; }
    [Id(7)] public string? Code { get; init; }
    [Id(8)] public string? Provider { get; init; }
    [Id(9)] public string? ProviderId { get; init; }

    /// <summary>What a text from the person was read as.</summary>
    [Id(10)] public ReplyIntent? Read { get; init; }

    /// <summary>The provider took it, or may have.</summary>
    [Id(11)] public DateTimeOffset? SentAt { get; init; }
    [Id(12)] public DateTimeOffset? DeliveredAt { get; init; }

    /// <summary>The first time of each: who looked, a person or a machine, and what at.</summary>
    [Id(13)] public DateTimeOffset? OpenedAt { get; init; }
    [Id(14)] public DateTimeOffset? MachineOpenedAt { get; init; }
    [Id(15)] public DateTimeOffset? ClickedAt { get; init; }
    [Id(16)] public DateTimeOffset? MachineClickedAt { get; init; }

    /// <summary>The mailing that it is part of, by its id within the campaign.</summary>
    [Id(17)] public string? Mailing { get; init; }

    /// <summary>Of a message from the person: the message of ours that it answers.</summary>
    [Id(18)] public Guid? Answers { get; init; }

    /// <summary>The person withdrew by its links, or called it spam.</summary>
    [Id(19)] public DateTimeOffset? UnsubscribedAt { get; init; }
    [Id(20)] public DateTimeOffset? ComplainedAt { get; init; }

    /// <summary>Our number that it left from, or came to; an e-mail has none. Read by SQL, under this name.</summary>
    [Id(21)] public string? Number { get; init; }
}

/// <summary>A message as it stands, without what it says.</summary>
internal sealed record StoredMessage(MessageFacts Facts, DateTimeOffset At, DateTimeOffset UpdatedAt, string By)
{
    public VisitCounts Visits { get; init; }
}

/// <summary>How often an e-mail was opened and its links followed, by persons and by machines.</summary>
internal readonly record struct VisitCounts(int Opens, int MachineOpens, int Clicks, int MachineClicks)
{
    /// <summary>More than that is not counted: it tells nobody more, and costs a write each time.</summary>
    public const int Most = 1_000;
}

/// <summary>What a message says. Sealed.</summary>
internal sealed record MessageContent(string Text, string? Subject = null, string? Html = null)
{
    public override string ToString() => nameof(MessageContent);
}
