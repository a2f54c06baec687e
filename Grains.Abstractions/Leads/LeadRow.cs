namespace LeadGrid.Leads;

/// <summary>A lead as a grid shows it. Snapshots, frames and search answers are made of these.</summary>
[GenerateSerializer, Immutable, Alias("lead-row")]
public sealed record LeadRow
{
    [Id(0)] public required Guid Id { get; init; }

    /// <summary>Counts up with every event of the lead; the newer row wins, and it is what <c>If-Match</c> names.</summary>
    [Id(1)] public required long Version { get; init; }
    [Id(2)] public required LeadStatus Status { get; init; }
    [Id(3)] public required int Score { get; init; }
    [Id(4)] public required string Campaign { get; init; }
    [Id(5)] public required string Seller { get; init; }
    [Id(6)] public string? BrokerId { get; init; }
    [Id(7)] public string? BrokerName { get; init; }
    [Id(8)] public string FirstName { get; init; } = "";
    [Id(9)] public string LastName { get; init; } = "";
    [Id(10)] public string? Phone { get; init; }
    [Id(11)] public string? Email { get; init; }
    [Id(12)] public string? City { get; init; }
    [Id(13)] public string? State { get; init; }
    [Id(14)] public required DateTimeOffset ReceivedAt { get; init; }
    [Id(15)] public required DateTimeOffset UpdatedAt { get; init; }
    [Id(16)] public DateTimeOffset? AppointmentAt { get; init; }

    /// <summary>Marks of test or junk data.</summary>
    [Id(17)] public string[] Flags { get; init; } = [];

    /// <summary>Since when the broker is to call; null: no call is to be made.</summary>
    [Id(18)] public DateTimeOffset? CallDueAt { get; init; }

    /// <summary>When it goes back to routing if nobody has tried to reach the person; null: it does not.</summary>
    [Id(19)] public DateTimeOffset? PullBackAt { get; init; }

    public override string ToString() => Unspoken.Of<LeadRow>();
}
