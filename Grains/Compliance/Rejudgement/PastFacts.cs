namespace LeadGrid.Compliance.Rejudgement;

/// <summary>What was on record about somebody when a message left, all of it from before.</summary>
internal sealed class PastFacts
{
    public List<ConsentRecord> Consents { get; init; } = [];
    public List<Revocation> Revocations { get; init; } = [];
    public List<Restoration> Restorations { get; init; } = [];
    public List<Suppression> Suppressions { get; init; } = [];
    public List<ReassignedAnswer> Reassigned { get; init; } = [];
    public List<Relationship> Relationships { get; init; } = [];
    public List<Touch> Touches { get; init; } = [];
    public List<InboundMessage> Inbound { get; init; } = [];
    public List<Narrowing> Narrowings { get; init; } = [];
    public List<DateTimeOffset> CallRefusals { get; init; } = [];

    /// <summary>Instants of messages that nobody had judged yet.</summary>
    public List<DateTimeOffset> Unjudged { get; init; } = [];

    /// <summary>Instants of consents to e-mail that the person has not confirmed yet.</summary>
    public List<DateTimeOffset> Unconfirmed { get; init; } = [];
    public DoNotCallScrub? DoNotCall { get; set; }
    public KnownAge? Age { get; set; }
}
