using LeadGrid.Leads;

namespace LeadGrid.Mailings;

public enum MailingStatus
{
    /// <summary>It is being written.</summary>
    Draft,

    /// <summary>Its e-mails leave, or will from its beginning on.</summary>
    Running,

    /// <summary>None is written until it is resumed.</summary>
    Paused,

    /// <summary>Everybody was written to, or left out for a reason.</summary>
    Finished,

    /// <summary>Ended by hand before everybody was written to.</summary>
    Stopped,
}

/// <summary>An e-mail campaign: one template, once to each person of a segment of a campaign's leads.</summary>
[GenerateSerializer, Immutable, Alias("mailing")]
public sealed record Mailing
{
    [Id(0)] public required string Campaign { get; init; }

    /// <summary>Lower-case letters, digits and hyphens. It never changes.</summary>
    [Id(1)] public required string Id { get; init; }

    /// <summary>Names it in the rows of its recipients, and in its due work.</summary>
    [Id(2)] public required Guid Key { get; init; }

    /// <summary>Counts up with every change of whatever kind: what <c>If-Match</c> names.</summary>
    [Id(3)] public required long Revision { get; init; }
    [Id(4)] public required MailingContent Content { get; init; }
    [Id(5)] public required MailingStatus Status { get; init; }

    /// <summary>Who changed it last, as people read it.</summary>
    [Id(6)] public required string By { get; init; }
    [Id(7)] public required DateTimeOffset At { get; init; }
    [Id(8)] public DateTimeOffset? StartedAt { get; init; }
    [Id(9)] public DateTimeOffset? EndedAt { get; init; }

    /// <summary>People of the segment when it began: each is written to once, or left out for a reason.</summary>
    [Id(10)] public int Recipients { get; init; }

    /// <summary>Why it paused of its own accord; null: it did not.</summary>
    [Id(11)] public string? Hold { get; init; }
}

/// <summary>What is sent, to whom, and how fast. It changes only before the mailing begins.</summary>
[GenerateSerializer, Immutable, Alias("mailing-content")]
public sealed record MailingContent
{
    /// <summary>E-mails an hour that one mailing may send at most.</summary>
    public const int MostPerHour = 100_000;

    [Id(0)] public required string Name { get; init; }

    /// <summary>The e-mail template whose approved version is sent.</summary>
    [Id(1)] public required string Template { get; init; }
    [Id(2)] public MailingSegment Segment { get; init; } = new();

    /// <summary>E-mails an hour, evenly spread: 1 to <see cref="MostPerHour"/>.</summary>
    [Id(3)] public int PerHour { get; init; } = 1_000;

    /// <summary>Not before; null: as soon as it is started.</summary>
    [Id(4)] public DateTimeOffset? NotBefore { get; init; }
}

/// <summary>Which leads of the campaign. All that is given has to hold; of people with several leads, the newest one counts.</summary>
[GenerateSerializer, Immutable, Alias("mailing-segment")]
public sealed record MailingSegment
{
    /// <summary>Entries of each list.</summary>
    public const int MaximumEntries = 100;

    /// <summary>At least one. A lead that has left these states before its turn is left out.</summary>
    [Id(0)] public LeadStatus[] Statuses { get; init; } = [LeadStatus.Assigned, LeadStatus.Contacted];

    /// <summary>US states of the leads, two letters each; empty: all.</summary>
    [Id(1)] public string[] States { get; init; } = [];

    /// <summary>Empty: all.</summary>
    [Id(2)] public string[] Sellers { get; init; } = [];

    /// <summary>0 to 100; null: any.</summary>
    [Id(3)] public int? MinimumScore { get; init; }
    [Id(4)] public int? MaximumScore { get; init; }

    /// <summary>Received so many days ago at most; null: whenever.</summary>
    [Id(5)] public int? ReceivedWithinDays { get; init; }

    /// <summary>Received so many days ago at least; null: whenever.</summary>
    [Id(6)] public int? ReceivedBeforeDays { get; init; }

    /// <summary>Leaves out whom another mailing of the campaign has written to within so many days; null: nobody.</summary>
    [Id(7)] public int? NotMailedWithinDays { get; init; } = 7;
}
