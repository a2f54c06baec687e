using LeadGrid.Intake;

namespace LeadGrid.Outreach;

/// <summary>What tells a machine's look at an e-mail from a person's: what vendors publish, as data with its sources.</summary>
internal sealed record VisitRules
{
    public static readonly VisitRules Shipped = EmbeddedList.Json<VisitRules>("machine-visits.json");

    /// <summary>Programs that look on behalf of a person; they are asked about before <see cref="Machines"/>.</summary>
    public required AgentRule[] Persons { get; init; }
    public required AgentRule[] Machines { get; init; }
    public required HasteRule Haste { get; init; }
    public required BurstRule Burst { get; init; }
}

/// <param name="Is">What a program calls itself, as a whole; null: <paramref name="Contains"/> says it.</param>
/// <param name="Contains">A part of that, in whatever case.</param>
/// <param name="Who">Whom it tells.</param>
internal sealed record AgentRule(string? Is, string? Contains, string Who, string Source)
{
    public bool Fits(string agent) => Is is not null ? agent == Is : agent.Contains(Contains!, StringComparison.OrdinalIgnoreCase);
}

/// <param name="Seconds">After the message was taken, or delivered.</param>
internal sealed record HasteRule(double Seconds, string Who, string Source);

/// <param name="Links">So many different links, or all that the message has, in less than <paramref name="Seconds"/>.</param>
internal sealed record BurstRule(double Seconds, int Links, string Who, string Source);
