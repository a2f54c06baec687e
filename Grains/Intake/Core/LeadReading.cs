namespace LeadGrid.Intake;

/// <summary>A post's fields as they were read, before scoring.</summary>
internal sealed record LeadReading(
    string? FirstName,
    string? LastName,
    ReadPhone? Phone,
    ReadEmail? Email,
    PostedAddress Address,
    PostedAttribute[] Attributes,
    PostedConsent? Consent,
    string? ExternalId,
    Money? Cost)
{
    public string[] Flags { get; init; } = [];

    public int RepairCount { get; init; }
}
