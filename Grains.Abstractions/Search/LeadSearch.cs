using LeadGrid.Leads;

namespace LeadGrid.Search;

public enum LeadSort
{
    /// <summary>Newest first.</summary>
    ReceivedAt,

    /// <summary>Best first.</summary>
    Score,

    /// <summary>Last changed first.</summary>
    UpdatedAt,
}

/// <summary>What to look for. All that is given must hold. Personal values are compared whole, by keyed hash.</summary>
[GenerateSerializer, Immutable, Alias("lead-search")]
public sealed record LeadSearch
{
    [Id(0)] public string[] Campaigns { get; init; } = [];
    [Id(1)] public LeadStatus[] Statuses { get; init; } = [];
    [Id(2)] public string[] States { get; init; } = [];
    [Id(3)] public string[] Brokers { get; init; } = [];
    [Id(4)] public int? ScoreFrom { get; init; }
    [Id(5)] public int? ScoreTo { get; init; }
    [Id(6)] public DateTimeOffset? ReceivedFrom { get; init; }

    /// <summary>Exclusive.</summary>
    [Id(7)] public DateTimeOffset? ReceivedTo { get; init; }
    [Id(8)] public string? Phone { get; init; }
    [Id(9)] public string? Email { get; init; }
    [Id(10)] public string? LastName { get; init; }
    [Id(11)] public string? ExternalId { get; init; }
    [Id(12)] public LeadSort Sort { get; init; }

    /// <summary>1 to 500.</summary>
    [Id(13)] public int Limit { get; init; } = 100;

    /// <summary><see cref="LeadPage.Next"/> of the page before, with the same filters and sort.</summary>
    [Id(14)] public string? Cursor { get; init; }

    public override string ToString() => Unspoken.Of<LeadSearch>();
}

[GenerateSerializer, Immutable, Alias("lead-page")]
public sealed record LeadPage(
    [property: Id(0)] LeadRow[] Leads,
    [property: Id(1)] string? Next);
