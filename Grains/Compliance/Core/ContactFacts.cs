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

    /// <summary>Consents to e-mail that count once the person has confirmed them.</summary>
    public IReadOnlyList<Confirmation> Confirmations { get; init; } = [];

    /// <summary>When the person said no to a call under Washington's law, each time.</summary>
    public IReadOnlyList<DateTimeOffset> CallRefusals { get; init; } = [];

    /// <summary>When the person, or a Global Privacy Control signal, asked that nothing be sold or shared.</summary>
    public DateTimeOffset? DoNotSell { get; init; }

    /// <summary>Null: nobody has said.</summary>
    public KnownAge? Age { get; init; }

    /// <summary>
    /// The facts for a decision that is made now. What another machine wrote by a clock that runs ahead was said all the same: it
    /// counts from now on at the latest. What would allow a contact waits for its own time.
    /// </summary>
    public ContactFacts Heard(DateTimeOffset now) => this with
    {
        Revocations = [.. Revocations.Select(revocation => revocation with { At = Earlier(revocation.At, now) })],
        Suppressions = [.. Suppressions.Select(entry => entry with { At = Earlier(entry.At, now) })],
        Touches = [.. Touches.Select(touch => touch with { At = Earlier(touch.At, now) })],
        Narrowings = [.. Narrowings.Select(narrowing => narrowing with { At = Earlier(narrowing.At, now) })],
        Holds = [.. Holds.Select(hold => hold with { At = Earlier(hold.At, now) })],
        Confirmations = [.. Confirmations.Select(each => each with { At = Earlier(each.At, now) })],
        CallRefusals = [.. CallRefusals.Select(said => Earlier(said, now))],
        DoNotSell = DoNotSell is { } asked ? Earlier(asked, now) : null,
    };

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;

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
        Confirmations = [.. Confirmations.Where(each => each.At <= at && !(each.ConfirmedAt <= at))],
        CallRefusals = [.. CallRefusals.Where(said => said <= at)],
        DoNotSell = DoNotSell <= at ? DoNotSell : null,
        Age = Age?.KnownAt <= at ? Age : null,
    };
}
