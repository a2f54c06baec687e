namespace LeadGrid.Compliance;

/// <summary>A contact that was made or tried; unanswered calls are some.</summary>
/// <param name="Subject">The campaign's product line; null counts for every subject.</param>
internal sealed record Touch(DateTimeOffset At, ContactChannel Channel, ContactPurpose Purpose, string? Subject)
{
    /// <summary>The permit that was used for it; null where there was none.</summary>
    public Guid? PermitId { get; init; }
}

/// <summary>A message or call from the person.</summary>
internal sealed record InboundMessage(DateTimeOffset At, ContactChannel Channel);

internal enum RelationshipKind
{
    Purchase,
    Inquiry,
}

/// <summary>What makes an established business relationship, with that seller only.</summary>
internal sealed record Relationship(DateTimeOffset At, RelationshipKind Kind, string Seller);

/// <summary>The person's own word on hours, by their own clock: "don't call before noon". It only narrows.</summary>
/// <param name="NotBefore">The first moment of the day; null: as the law has it.</param>
/// <param name="NotFrom">The first moment that is too late.</param>
/// <param name="NotOn">Days of the week that are refused.</param>
internal sealed record Narrowing(
    DateTimeOffset At,
    IReadOnlyList<ContactChannel> Channels,
    TimeOnly? NotBefore = null,
    TimeOnly? NotFrom = null,
    IReadOnlyList<DayOfWeek>? NotOn = null);

/// <summary>An age in full years, and when it was true. Nobody gets younger: it is the least that the person is later.</summary>
internal sealed record KnownAge(int Years, DateTimeOffset KnownAt);
