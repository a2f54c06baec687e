using LeadGrid.Appointments;
using LeadGrid.Scoring;
using LeadGrid.Sequences;

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

    /// <summary>Its run through a sequence; null: none yet.</summary>
    public FollowUp? FollowUp { get; init; }

    /// <summary>A broker got it, for the last time.</summary>
    public DateTimeOffset? AssignedAt { get; init; }
    public DateTimeOffset? NoticedAt { get; init; }

    /// <summary>A person first tried to reach the lead's.</summary>
    public DateTimeOffset? TouchedAt { get; init; }

    /// <summary>LeadGrid itself first sent something.</summary>
    public DateTimeOffset? AutomaticAt { get; init; }

    /// <summary>Whether the person might have been called when the lead came; null: nobody has looked.</summary>
    public bool? ArrivedOpen { get; init; }

    /// <summary>When it goes back to routing if nobody tries; null: it does not.</summary>
    public DateTimeOffset? PullBackAt { get; init; }

    /// <summary>The broker from whom it was taken back last: not chosen again by the routing that follows.</summary>
    public string? PulledFrom { get; init; }

    /// <summary>How often it went back to routing after it had been closed.</summary>
    public int Recycles { get; init; }

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
        CallDueAt = FollowUp?.Call?.Since,
        PullBackAt = PullBackAt,
    };

    public SpeedToLead ToSpeed() => new() { AssignedAt = AssignedAt, NoticedAt = NoticedAt, TouchedAt = TouchedAt, AutomaticAt = AutomaticAt };
}
