namespace LeadGrid.Compliance;

/// <summary>Who wants to contact whom, how, what for and when.</summary>
[GenerateSerializer, Immutable, Alias("permit-question")]
internal sealed record PermitQuestion
{
    [Id(0)] public required ContactChannel Channel { get; init; }
    [Id(1)] public required ContactPurpose Purpose { get; init; }
    [Id(2)] public required DateTimeOffset At { get; init; }

    /// <summary>In whose name: the operator or the broker, by campaign setting. Null: nobody that a consent could name.</summary>
    [Id(3)] public string? Seller { get; init; }

    /// <summary>The campaign's product line, by which attempts are counted; null: all are.</summary>
    [Id(4)] public string? Subject { get; init; }

    /// <summary>E.164.</summary>
    [Id(5)] public string? Phone { get; init; }

    /// <summary>The two-letter code of the address's state.</summary>
    [Id(6)] public string? State { get; init; }

    /// <summary>The five digits of the address's zip.</summary>
    [Id(7)] public string? Zip { get; init; }

    /// <summary>As <see cref="ComplianceCheck.AssumeConsent"/>.</summary>
    [Id(8)] public bool AssumeConsent { get; init; }

    // It holds a phone number and an address.
    public override string ToString() => nameof(PermitQuestion);
}
