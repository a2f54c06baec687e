namespace LeadGrid.Access;

/// <summary>What a principal says of its holder. None of it is contact data: cookies and traces may carry it.</summary>
internal static class LeadGridClaims
{
    /// <summary>The user key, or the API key's prefix.</summary>
    public const string Subject = "sub";

    /// <summary>What timelines show.</summary>
    public const string Name = "name";

    /// <summary>An <see cref="ActorKind"/>.</summary>
    public const string Kind = "kind";

    /// <summary>The broker's or the seller's id.</summary>
    public const string Party = "party";
    public const string Scope = "scope";

    /// <summary>A campaign the key may post to; none means all.</summary>
    public const string Campaign = "campaign";

    /// <summary>Requests a second.</summary>
    public const string Rate = "rate";
}
