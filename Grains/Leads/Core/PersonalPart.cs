using LeadGrid.Intake;

namespace LeadGrid.Leads;

/// <summary>Everything of a lead that speaks of a person. Sealed as a whole; erased by destroying its data key.</summary>
internal sealed record PersonalPart
{
    public string FirstName { get; init; } = "";
    public string LastName { get; init; } = "";
    public string? Phone { get; init; }
    public PhoneFacts? PhoneFacts { get; init; }
    public string? Email { get; init; }
    public PostedAddress? Address { get; init; }
    public PostedAttribute[] Attributes { get; init; } = [];
    public PostedConsent? Consent { get; init; }
    public string? ExternalId { get; init; }
    public RepairedValue[] Repairs { get; init; } = [];

    /// <summary>What routing conditions are tested on, as of its arrival: a lead that waits is routed by these.</summary>
    public Dictionary<string, string[]> Facts { get; init; } = [];

    /// <summary>Why it was lost or returned, in the broker's words.</summary>
    public string? Reason { get; init; }
}
