using LeadGrid.Leads;
using LeadGrid.Routing;
using LeadGrid.Scoring;

namespace LeadGrid.Intake;

/// <summary>A post as it was understood: normalised, judged and scored.</summary>
internal sealed record JudgedLead
{
    /// <summary>Empty where none was posted.</summary>
    public required string FirstName { get; init; }

    /// <summary>Empty where none was posted.</summary>
    public required string LastName { get; init; }

    /// <summary>What a last name is found by.</summary>
    public required string? LastNameKey { get; init; }

    /// <summary>E.164.</summary>
    public required string? Phone { get; init; }
    public required PhoneFacts? PhoneFacts { get; init; }

    /// <summary>As it is stored: as posted, but for repairs.</summary>
    public required string? Email { get; init; }

    /// <summary>What duplicates are found by: the whole address in lower case, its domain in ASCII.</summary>
    public required string? EmailKey { get; init; }
    public required PostedAddress Address { get; init; }
    public required PostedAttribute[] Attributes { get; init; }
    public required PostedConsent? Consent { get; init; }
    public required string? ExternalId { get; init; }
    public required Money? Cost { get; init; }

    /// <summary>Everything that is wrong, at once; empty for a lead that may be taken.</summary>
    public required FieldFault[] Faults { get; init; }
    public required RepairedValue[] Repairs { get; init; }
    public required string[] Flags { get; init; }
    public required string[] Warnings { get; init; }
    public required LeadFacts Facts { get; init; }
    public required int Score { get; init; }
    public required ScoreReason[] ScoreReasons { get; init; }
}
