namespace LeadGrid.Compliance;

/// <summary>Who wants to contact whom, how, what for and when.</summary>
internal sealed record PermitQuestion
{
    public required ContactChannel Channel { get; init; }
    public required ContactPurpose Purpose { get; init; }
    public required DateTimeOffset At { get; init; }

    /// <summary>In whose name: the operator or the broker, by campaign setting. Null: nobody that a consent could name.</summary>
    public string? Seller { get; init; }

    /// <summary>The campaign's product line, by which attempts are counted; null: all are.</summary>
    public string? Subject { get; init; }

    /// <summary>E.164.</summary>
    public string? Phone { get; init; }

    /// <summary>The two-letter code of the address's state.</summary>
    public string? State { get; init; }

    /// <summary>The five digits of the address's zip.</summary>
    public string? Zip { get; init; }

    /// <summary>As <see cref="ComplianceCheck.AssumeConsent"/>.</summary>
    public bool AssumeConsent { get; init; }

    // It holds a phone number and an address.
    public override string ToString() => nameof(PermitQuestion);
}
