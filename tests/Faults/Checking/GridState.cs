using LeadGrid.Intake;
using LeadGrid.Leads;

namespace LeadGrid.Faults.Checking;

/// <summary>What the database holds after a run, read in one snapshot once everything had settled.</summary>
internal sealed record GridState
{
    /// <summary>By the database's clock.</summary>
    public required DateTimeOffset At { get; init; }
    public LeadRecord[] Leads { get; init; } = [];

    /// <summary>In the order of commit.</summary>
    public EventRecord[] Log { get; init; } = [];
    public ClaimRecord[] Claims { get; init; } = [];
    public KeyRecord[] Keys { get; init; } = [];
    public AllowanceRecord[] Allowances { get; init; } = [];
    public LeaseRecord[] Leases { get; init; } = [];
    public DueRecord[] Due { get; init; } = [];
    public CounterRecord[] Counters { get; init; } = [];

    /// <summary>The leads that wait as a durable consumer tells it; null where there is no such consumer.</summary>
    public Guid[]? Waiting { get; init; }
    public BrokerRecord[] Brokers { get; init; } = [];
    public CampaignRecord[] Campaigns { get; init; } = [];
}

/// <param name="Mark">The number that the post carried in its cost; null where it had none.</param>
/// <param name="Phone">Equal where the phone number is; null where there is none.</param>
/// <param name="Email">Equal where the e-mail address is.</param>
internal sealed record LeadRecord(
    Guid Id, long Version, string Campaign, LeadStatus Status, string? Broker, int Score, string? Phone, string? Email, long? Mark, DateTimeOffset ReceivedAt);

/// <summary>A row of the log.</summary>
/// <param name="Position">The transaction's id.</param>
/// <param name="BeganAt">When its transaction began, by the database's clock.</param>
/// <param name="At">When it was decided.</param>
/// <param name="Version">The lead's version after it; 0 for a remark, which is no step of the lead's.</param>
/// <param name="Broker">Whom it assigns the lead to.</param>
/// <param name="Eligible">Who could have got the lead, with their weights, in order.</param>
/// <param name="Text">Of a note, where it was read back.</param>
internal sealed record EventRecord(
    long Position, int Ordinal, DateTimeOffset BeganAt, DateTimeOffset At, Guid Lead, string Campaign, long Version, string Kind,
    Guid CommitId, string? Broker, Share[] Eligible, string? Text);

internal sealed record Share(string Broker, int Weight);

/// <summary>Who holds an identity in a campaign.</summary>
/// <param name="Kind">1 phone, 2 e-mail.</param>
internal sealed record ClaimRecord(string Campaign, int Kind, string Hash, Guid Lead);

/// <summary>An idempotency key with the answer that repeats get.</summary>
internal sealed record KeyRecord(string Scope, string Hash, IntakeOutcome Outcome, Guid? LeadId, Guid? DuplicateOf);

/// <summary>What a broker has had, and what is leased out and counted as if it had.</summary>
/// <param name="Leased">The sizes of its leases.</param>
internal sealed record AllowanceRecord(string Broker, DateOnly Day, int DayUsed, int MonthUsed, int OpenUsed, int Leased = 0)
{
    /// <summary>Without what the lease has not used: a day or month that began since has left it out already.</summary>
    public AllowanceRecord Without(LeaseRecord lease) => this with
    {
        DayUsed = DayUsed - (lease.Day == Day ? lease.Unspent : 0),
        MonthUsed = MonthUsed - ((lease.Day.Year, lease.Day.Month) == (Day.Year, Day.Month) ? lease.Unspent : 0),
        OpenUsed = OpenUsed - lease.Unspent,
        Leased = Leased - lease.Size,
    };
}

/// <summary>Leads of a broker that a campaign may assign without asking the others.</summary>
/// <param name="Day">Of the grant, on the broker's wall.</param>
internal sealed record LeaseRecord(string Broker, string Campaign, DateOnly Day, int Size, int Used)
{
    public int Unspent => Size - Used;
}

/// <summary>Work that is still to be done.</summary>
/// <param name="Lead">Empty for work of the campaign as a whole.</param>
internal sealed record DueRecord(string Campaign, Guid Lead, int Kind, DateTimeOffset DueAt, long Version);

/// <summary>How many events of a kind a durable consumer has counted.</summary>
/// <param name="Campaign">Null: in all.</param>
/// <param name="Kind">Null: of all.</param>
internal sealed record CounterRecord(string Consumer, string? Campaign, string? Kind, long Count);

/// <param name="Zone">The time zone by which its caps count.</param>
internal sealed record BrokerRecord(string Id, string Zone, long Version, History.Limits Limits);

internal sealed record CampaignRecord(string Code, TimeSpan DuplicateWindow);
