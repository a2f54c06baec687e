using LeadGrid.Intake;
using LeadGrid.Leads;
using LeadGrid.Scoring;

namespace LeadGrid.Routing;

/// <summary>
/// A lead that intake has normalised, judged, scored, hashed and sealed. The router adds what only it may decide:
/// whether the post is a repeat or a duplicate, and who gets the lead.
/// </summary>
[GenerateSerializer, Immutable, Alias("prepared-lead")]
public sealed record PreparedLead
{
    [Id(0)] public required Guid LeadId { get; init; }
    [Id(1)] public required string Seller { get; init; }

    /// <summary>Keyed hashes; null where the post had none.</summary>
    [Id(2)] public byte[]? IdempotencyHash { get; init; }
    [Id(3)] public byte[]? ExternalIdHash { get; init; }
    [Id(4)] public byte[]? PhoneHash { get; init; }
    [Id(5)] public byte[]? EmailHash { get; init; }
    [Id(6)] public byte[]? LastNameHash { get; init; }

    /// <summary>Tells the same post from another body under the same key.</summary>
    [Id(7)] public required byte[] BodyHash { get; init; }

    /// <summary>Not empty: to be rejected, unless it repeats a post that was answered before.</summary>
    [Id(8)] public FieldFault[] Faults { get; init; } = [];
    [Id(9)] public string[] Warnings { get; init; } = [];

    /// <summary>The grid row, without broker and status.</summary>
    [Id(10)] public required LeadRow Row { get; init; }
    [Id(11)] public ScoreReason[] ScoreReasons { get; init; } = [];
    [Id(12)] public Repair[] Repairs { get; init; } = [];
    [Id(13)] public required LeadFacts Facts { get; init; }

    /// <summary>The personal part, sealed with the data key <see cref="KeyId"/>.</summary>
    [Id(14)] public required byte[] Sealed { get; init; }
    [Id(15)] public required Guid KeyId { get; init; }
    [Id(16)] public Money? Cost { get; init; }

    /// <summary>W3C trace context of the request, so that a post can be followed to its commit and its frame.</summary>
    [Id(17)] public string? TraceParent { get; init; }

    /// <summary>What <see cref="IdempotencyHash"/> is scoped to: the API key's prefix.</summary>
    [Id(18)] public required string KeyScope { get; init; }

    /// <summary>The seller's business name, for the timeline.</summary>
    [Id(19)] public required string SellerName { get; init; }

    /// <summary>
    /// The version of the campaign's settings by which it was judged. 0: from a silo of an older release, which does not say.
    /// </summary>
    [Id(20)] public long CampaignVersion { get; init; }

    public override string ToString() => Unspoken.Of<PreparedLead>();
}

/// <summary>What conditions are tested on: paths and their values. Lives in memory only.</summary>
[GenerateSerializer, Immutable, Alias("lead-facts")]
public sealed record LeadFacts([property: Id(0)] Dictionary<string, string[]> Values)
{
    public override string ToString() => Unspoken.Of<LeadFacts>();
}
