using LeadGrid.Intake;

namespace LeadGrid.Leads;

/// <summary>A lead in a list.</summary>
internal record LeadSummary
{
    public required Guid Id { get; init; }

    /// <summary>What <c>If-Match</c> names.</summary>
    public required long Version { get; init; }
    public required LeadStatus Status { get; init; }

    /// <summary>0 to 100.</summary>
    public required int Score { get; init; }
    public required string Campaign { get; init; }
    public required string Seller { get; init; }
    public required BrokerName? Broker { get; init; }
    public required string FirstName { get; init; }
    public required string LastName { get; init; }

    /// <summary>E.164; to brokers its last two digits: <c>(•••) •••-••88</c>. The whole number is the call's answer.</summary>
    public required string? Phone { get; init; }
    public required string? Email { get; init; }
    public required string? City { get; init; }

    /// <summary>Two-letter code.</summary>
    public required string? State { get; init; }
    public required DateTimeOffset ReceivedAt { get; init; }
    public required DateTimeOffset UpdatedAt { get; init; }
    public required DateTimeOffset? AppointmentAt { get; init; }

    /// <summary>Marks of test or junk data.</summary>
    public required string[] Flags { get; init; }

    /// <summary>Since when the broker is to call; null: no call is to be made.</summary>
    public required DateTimeOffset? CallDueAt { get; init; }

    /// <summary>When it goes back to routing if nobody has tried to reach the person; null: it does not.</summary>
    public required DateTimeOffset? PullBackAt { get; init; }

    public static LeadSummary From(LeadRow row) => new()
    {
        Id = row.Id,
        Version = row.Version,
        Status = row.Status,
        Score = row.Score,
        Campaign = row.Campaign,
        Seller = row.Seller,
        Broker = row.BrokerId is { } id ? new BrokerName(id, row.BrokerName ?? id) : null,
        FirstName = row.FirstName,
        LastName = row.LastName,
        Phone = row.Phone,
        Email = row.Email,
        City = row.City,
        State = row.State,
        ReceivedAt = row.ReceivedAt,
        UpdatedAt = row.UpdatedAt,
        AppointmentAt = row.AppointmentAt,
        Flags = row.Flags,
        CallDueAt = row.CallDueAt,
        PullBackAt = row.PullBackAt,
    };
}
