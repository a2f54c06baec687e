namespace LeadGrid.Compliance;

/// <summary>
/// What is on record about one person when somebody asks to contact them. Everything carries its instant; what came after the
/// instant that is asked about does not count, so that yesterday's contacts can be judged again.
/// </summary>
internal sealed record ContactFacts
{
    /// <summary>A person of whom nothing is known.</summary>
    public static readonly ContactFacts None = new();

    public IReadOnlyList<ConsentRecord> Consents { get; init; } = [];
    public IReadOnlyList<Revocation> Revocations { get; init; } = [];

    /// <summary>START and UNSTOP.</summary>
    public IReadOnlyList<Restoration> Restorations { get; init; } = [];
    public IReadOnlyList<Suppression> Suppressions { get; init; } = [];

    /// <summary>What the newest copy of the national list says; null: there is no copy.</summary>
    public DoNotCallScrub? DoNotCall { get; init; }
    public IReadOnlyList<ReassignedAnswer> Reassigned { get; init; } = [];
    public IReadOnlyList<Relationship> Relationships { get; init; } = [];
    public IReadOnlyList<Touch> Touches { get; init; } = [];
    public IReadOnlyList<InboundMessage> Inbound { get; init; } = [];
    public IReadOnlyList<Narrowing> Narrowings { get; init; } = [];
    public IReadOnlyList<Hold> Holds { get; init; } = [];

    /// <summary>When the person said no to a call under Washington's law, each time.</summary>
    public IReadOnlyList<DateTimeOffset> CallRefusals { get; init; } = [];

    /// <summary>When the person, or a Global Privacy Control signal, asked that nothing be sold or shared.</summary>
    public DateTimeOffset? DoNotSell { get; init; }

    /// <summary>Null: nobody has said.</summary>
    public KnownAge? Age { get; init; }

    /// <summary>The facts as they stood at an instant, that instant included.</summary>
    public ContactFacts AsOf(DateTimeOffset at) => this with
    {
        Consents = [.. Consents.Where(consent => consent.At <= at)],
        Revocations = [.. Revocations.Where(revocation => revocation.At <= at)],
        Restorations = [.. Restorations.Where(restoration => restoration.At <= at)],
        Suppressions = [.. Suppressions.Where(entry => entry.At <= at && !(entry.LiftedAt <= at))],
        DoNotCall = DoNotCall?.CopyAt <= at ? DoNotCall : null,
        Reassigned = [.. Reassigned.Where(answer => answer.AskedAt <= at)],
        Relationships = [.. Relationships.Where(relationship => relationship.At <= at)],
        Touches = [.. Touches.Where(touch => touch.At <= at)],
        Inbound = [.. Inbound.Where(message => message.At <= at)],
        Narrowings = [.. Narrowings.Where(narrowing => narrowing.At <= at)],
        Holds = [.. Holds.Where(hold => hold.At <= at && !(hold.JudgedAt <= at))],
        CallRefusals = [.. CallRefusals.Where(said => said <= at)],
        DoNotSell = DoNotSell <= at ? DoNotSell : null,
        Age = Age?.KnownAt <= at ? Age : null,
    };
}
