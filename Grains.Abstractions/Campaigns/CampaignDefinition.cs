using LeadGrid.Scoring;

namespace LeadGrid.Campaigns;

/// <summary>All settings of a campaign. Replaced as a whole, with a version.</summary>
[GenerateSerializer, Immutable, Alias("campaign")]
public sealed record CampaignDefinition
{
    /// <summary>Lower-case letters, digits and hyphens; the grain's key, never changed.</summary>
    [Id(0)] public required string Code { get; init; }
    [Id(1)] public required string Name { get; init; }

    /// <summary>An inactive campaign refuses posts; its leads are still worked.</summary>
    [Id(2)] public bool Active { get; init; } = true;
    [Id(3)] public string Description { get; init; } = "";

    /// <summary>Top-level lead fields that a post must have: <c>firstName</c>, <c>phone</c>, <c>address.state</c> ...</summary>
    [Id(4)] public string[] RequiredFields { get; init; } = [];

    /// <summary>The campaign's own fields, posted in <c>attributes</c>.</summary>
    [Id(5)] public LeadField[] Fields { get; init; } = [];
    [Id(6)] public AcceptanceCriterion[] Criteria { get; init; } = [];

    /// <summary>Days in which the same phone or e-mail address makes a duplicate.</summary>
    [Id(7)] public int DuplicateWindowDays { get; init; } = 30;
    /// <summary>Without rules, leads are scored by the default scorecard.</summary>
    [Id(8)] public Scorecard Scorecard { get; init; } = new();
    [Id(9)] public CampaignMember[] Members { get; init; } = [];

    /// <summary>Currency of costs that are posted without one.</summary>
    [Id(10)] public string Currency { get; init; } = "USD";

    /// <summary>Counts up with every change.</summary>
    [Id(11)] public long Version { get; init; }

    /// <summary>In whose name people are contacted, and by which number and address.</summary>
    [Id(12)] public OutreachSettings Outreach { get; init; } = new();

    /// <summary>What LeadGrid does of its own accord.</summary>
    [Id(13)] public FollowUpSettings FollowUp { get; init; } = new();
}

/// <summary>A broker's share of a campaign.</summary>
/// <param name="Weight">Leads per full cycle, 1 to 1,000.</param>
[GenerateSerializer, Immutable, Alias("campaign-member")]
public sealed record CampaignMember(
    [property: Id(0)] string BrokerId,
    [property: Id(1)] int Weight);
