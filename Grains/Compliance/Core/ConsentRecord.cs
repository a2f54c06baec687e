namespace LeadGrid.Compliance;

/// <summary>How a consent came to us. It decides whether it can lift an earlier refusal.</summary>
internal enum ConsentOrigin
{
    /// <summary>In a lead that somebody posted: lifts nothing.</summary>
    Posted,

    /// <summary>Our own form recorded it.</summary>
    OwnForm,

    /// <summary>YES, as the answer to our own opt-in question.</summary>
    OptInAnswer,

    /// <summary>A claimed certificate shows it.</summary>
    ClaimedCertificate,
}

/// <summary>
/// One consent as it was recorded. Prior express written consent has every part (47 CFR 64.1200(f)(9)): written and signed,
/// naming seller and number, with a clear disclosure that it authorises such calls and is no condition of purchase. A record
/// with a missing part is no consent.
/// </summary>
internal sealed record ConsentRecord
{
    public required DateTimeOffset At { get; init; }
    public ConsentOrigin Origin { get; init; }

    /// <summary>Each by itself: consent to texts is none to an artificial voice.</summary>
    public IReadOnlyList<ContactChannel> Channels { get; init; } = [];

    /// <summary>The sellers that it names.</summary>
    public IReadOnlyList<string> Sellers { get; init; } = [];

    /// <summary>The number that it names, in E.164.</summary>
    public string? Phone { get; init; }

    /// <summary>The exact text that was shown.</summary>
    public string? Text { get; init; }

    /// <summary>What was ticked, typed or signed.</summary>
    public string? Signature { get; init; }

    /// <summary>The text says that it authorises automated calls or texts, or an artificial voice.</summary>
    public bool DisclosesCalls { get; init; }

    /// <summary>The text says that it is no condition of purchase.</summary>
    public bool NoConditionOfPurchase { get; init; }
}
