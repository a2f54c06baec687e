using LeadGrid.Leads;
using MessagePack;

namespace LeadGrid.Feeds;

/// <summary>A lead as the browser's grid gets it. Times are Unix milliseconds, the status is in snake_case.</summary>
[MessagePackObject]
public sealed record GridRow
{
    [Key("id")] public required string Id { get; init; }
    [Key("version")] public required long Version { get; init; }
    [Key("status")] public required string Status { get; init; }
    [Key("score")] public required int Score { get; init; }
    [Key("campaign")] public required string Campaign { get; init; }
    [Key("brokerId")] public string? BrokerId { get; init; }
    [Key("brokerName")] public string? BrokerName { get; init; }
    [Key("firstName")] public required string FirstName { get; init; }
    [Key("lastName")] public required string LastName { get; init; }
    [Key("phone")] public string? Phone { get; init; }
    [Key("email")] public string? Email { get; init; }
    [Key("city")] public string? City { get; init; }
    [Key("state")] public string? State { get; init; }
    [Key("receivedAt")] public required long ReceivedAt { get; init; }
    [Key("updatedAt")] public required long UpdatedAt { get; init; }
    [Key("appointmentAt")] public long? AppointmentAt { get; init; }
    [Key("flags")] public required string[] Flags { get; init; }
    [Key("callDueAt")] public long? CallDueAt { get; init; }
    [Key("pullBackAt")] public long? PullBackAt { get; init; }

    public static GridRow From(LeadRow row) => new()
    {
        Id = row.Id.ToString(),
        Version = row.Version,
        Status = StatusName(row.Status),
        Score = row.Score,
        Campaign = row.Campaign,
        BrokerId = row.BrokerId,
        BrokerName = row.BrokerName,
        FirstName = row.FirstName,
        LastName = row.LastName,
        Phone = row.Phone,
        Email = row.Email,
        City = row.City,
        State = row.State,
        ReceivedAt = row.ReceivedAt.ToUnixTimeMilliseconds(),
        UpdatedAt = row.UpdatedAt.ToUnixTimeMilliseconds(),
        AppointmentAt = row.AppointmentAt?.ToUnixTimeMilliseconds(),
        Flags = row.Flags,
        CallDueAt = row.CallDueAt?.ToUnixTimeMilliseconds(),
        PullBackAt = row.PullBackAt?.ToUnixTimeMilliseconds(),
    };

    private static string StatusName(LeadStatus status) => status switch
    {
        LeadStatus.Received => "received",
        LeadStatus.Rejected => "rejected",
        LeadStatus.Duplicate => "duplicate",
        LeadStatus.Accepted => "accepted",
        LeadStatus.Queued => "queued",
        LeadStatus.Offered => "offered",
        LeadStatus.Assigned => "assigned",
        LeadStatus.Contacted => "contacted",
        LeadStatus.AppointmentSet => "appointment_set",
        LeadStatus.AppointmentKept => "appointment_kept",
        LeadStatus.NoShow => "no_show",
        LeadStatus.Won => "won",
        LeadStatus.Lost => "lost",
        LeadStatus.Returned => "returned",
        LeadStatus.Recycled => "recycled",
        LeadStatus.Erased => "erased",
    };
}
