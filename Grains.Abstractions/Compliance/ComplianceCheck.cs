using LeadGrid.Intake;

namespace LeadGrid.Compliance;

/// <summary>
/// Asks whether somebody may be contacted, without making a contact. As it was posted: nothing repaired, nothing believed.
/// All that says who and where may be absent; what is unknown then counts as a no.
/// </summary>
[GenerateSerializer, Immutable, Alias("compliance-check")]
public sealed record ComplianceCheck
{
    [Id(0)] public string? Phone { get; init; }
    [Id(1)] public string? Email { get; init; }
    [Id(2)] public string? State { get; init; }
    [Id(3)] public string? Zip { get; init; }

    /// <summary>Null where it was not readable; <see cref="Faults"/> say so.</summary>
    [Id(4)] public ContactChannel? Channel { get; init; }
    [Id(5)] public ContactPurpose Purpose { get; init; }

    /// <summary>The instant of the contact; null: now.</summary>
    [Id(6)] public DateTimeOffset? At { get; init; }
    [Id(7)] public string? Campaign { get; init; }

    /// <summary>
    /// Asks about everything but what the person has to have said: consent, the message that a reply answers, and the refusal
    /// that a confirmation confirms are taken as given.
    /// </summary>
    [Id(8)] public bool AssumeConsent { get; init; }

    /// <summary>What the reader of the body already found wrong: reported with the rest.</summary>
    [Id(9)] public FieldFault[] Faults { get; init; } = [];

    public override string ToString() => Unspoken.Of<ComplianceCheck>();
}
