using LeadGrid.Appointments;
using LeadGrid.Scoring;

namespace LeadGrid.Leads;

/// <summary>A lead as its grain holds it. Replaced as a whole, after the commit.</summary>
internal sealed record LeadState
{
    public required Guid Id { get; init; }
    public required long Version { get; init; }
    public required string Campaign { get; init; }
    public required string Seller { get; init; }
    public required LeadStatus Status { get; init; }
    public required int Score { get; init; }
    public string? BrokerId { get; init; }
    public string? BrokerName { get; init; }
    public string? StateCode { get; init; }
    public required DateTimeOffset ReceivedAt { get; init; }
    public required DateTimeOffset UpdatedAt { get; init; }
    public DateTimeOffset? AppointmentAt { get; init; }

    /// <summary>All of the appointment that <see cref="AppointmentAt"/> does not say; null where there was never one.</summary>
    public LeadAppointment? Appointment { get; init; }
    public string[] Flags { get; init; } = [];
    public Money? Cost { get; init; }
    public Money? Revenue { get; init; }
    public ScoreReason[] ScoreReasons { get; init; } = [];

    /// <summary>The data key that seals <see cref="Personal"/> and the free text of the lead's events.</summary>
    public required Guid KeyId { get; init; }

    /// <summary>Null once erased.</summary>
    public PersonalPart? Personal { get; init; }

    public LeadRow ToRow() => new()
    {
        Id = Id,
        Version = Version,
        Status = Status,
        Score = Score,
        Campaign = Campaign,
        Seller = Seller,
        BrokerId = BrokerId,
        BrokerName = BrokerName,
        FirstName = Personal?.FirstName ?? "",
        LastName = Personal?.LastName ?? "",
        Phone = Personal?.Phone,
        Email = Personal?.Email,
        City = Personal?.Address?.City,
        State = StateCode,
        ReceivedAt = ReceivedAt,
        UpdatedAt = UpdatedAt,
        AppointmentAt = AppointmentAt,
        Flags = Flags,
    };
}
