using LeadGrid.Intake;
using LeadGrid.Scoring;

namespace LeadGrid.Leads;

/// <summary>A lead opened: the row and everything behind it.</summary>
[GenerateSerializer, Immutable, Alias("lead-view")]
public sealed record LeadView
{
    [Id(0)] public required LeadRow Row { get; init; }
    [Id(1)] public PostedAddress? Address { get; init; }
    [Id(2)] public PostedAttribute[] Attributes { get; init; } = [];
    [Id(3)] public PostedConsent? Consent { get; init; }
    [Id(4)] public string? ExternalId { get; init; }
    [Id(5)] public Money? Cost { get; init; }
    [Id(6)] public Money? Revenue { get; init; }
    [Id(7)] public ScoreReason[] ScoreReasons { get; init; } = [];
    [Id(8)] public RepairedValue[] Repairs { get; init; } = [];
    [Id(9)] public PhoneFacts? Phone { get; init; }

    /// <summary>Why it was lost or returned.</summary>
    [Id(10)] public string? Reason { get; init; }

    /// <summary>What the asking actor may do with it now: <c>contacted</c>, <c>notes</c>, <c>win</c> ...</summary>
    [Id(11)] public string[] Commands { get; init; } = [];

    /// <summary>Its run through a sequence; null: none.</summary>
    [Id(12)] public Sequences.FollowUpView? FollowUp { get; init; }

    /// <summary>How fast it was dealt with.</summary>
    [Id(13)] public SpeedToLead Speed { get; init; } = new();

    public override string ToString() => Unspoken.Of<LeadView>();
}

/// <summary>A repair with what stood there before. Sealed with the lead.</summary>
[GenerateSerializer, Immutable, Alias("repaired-value")]
public sealed record RepairedValue(
    [property: Id(0)] string Field,
    [property: Id(1)] string What,
    [property: Id(2)] string Before,
    [property: Id(3)] string After)
{
    public override string ToString() => Unspoken.Of<RepairedValue>();
}

/// <param name="Type">mobile, fixed_line, fixed_line_or_mobile, toll_free, voip ...</param>
/// <param name="Region">ISO country of the number, such as US.</param>
/// <param name="Location">The place its area code belongs to, where the number plan says so.</param>
[GenerateSerializer, Immutable, Alias("phone-facts")]
public sealed record PhoneFacts(
    [property: Id(0)] string Type,
    [property: Id(1)] string Region,
    [property: Id(2)] string? Location);

/// <summary>The clocks of a lead: null, where it has not come so far.</summary>
[GenerateSerializer, Immutable, Alias("speed-to-lead")]
public sealed record SpeedToLead
{
    /// <summary>A broker got it, for the last time.</summary>
    [Id(0)] public DateTimeOffset? AssignedAt { get; init; }

    /// <summary>A browser of that broker's showed it for the first time.</summary>
    [Id(1)] public DateTimeOffset? NoticedAt { get; init; }

    /// <summary>A person first tried to reach the lead's: showed the number, wrote, or marked it as contacted.</summary>
    [Id(2)] public DateTimeOffset? TouchedAt { get; init; }

    /// <summary>LeadGrid itself first sent something.</summary>
    [Id(3)] public DateTimeOffset? AutomaticAt { get; init; }
}
