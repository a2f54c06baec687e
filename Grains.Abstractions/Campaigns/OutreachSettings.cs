namespace LeadGrid.Campaigns;

/// <summary>In whose name a campaign's people are contacted, and by which number and address.</summary>
[GenerateSerializer, Immutable, Alias("outreach-settings")]
public sealed record OutreachSettings
{
    /// <summary>
    /// The party in whose name contact is made, as consents name it: the operator's name. Null: the broker's who has the lead.
    /// </summary>
    [Id(0)] public string? Seller { get; init; }

    /// <summary>What is offered. Attempts are counted by it over all campaigns, brokers and numbers; null: over everything.</summary>
    [Id(1)] public string? ProductLine { get; init; }

    /// <summary>The number that texts are sent from, in E.164; null: the campaign sends none.</summary>
    [Id(2)] public string? TextNumber { get; init; }

    /// <summary>The address that e-mails are sent from; null: the campaign sends none.</summary>
    [Id(3)] public string? MailFrom { get; init; }

    /// <summary>The sender as people read it.</summary>
    [Id(4)] public string? MailFromName { get; init; }

    /// <summary>The postal address that every marketing e-mail shows (CAN-SPAM).</summary>
    [Id(5)] public string? PostalAddress { get; init; }

    /// <summary>Parts of texts a second that the number may send: 1 for a long code, 3 for a toll-free number, more by registration.</summary>
    [Id(6)] public decimal TextsPerSecond { get; init; } = 1;

    /// <summary>Whether e-mails carry a picture that tells when they are opened. The operator's own setting may forbid it.</summary>
    [Id(7)] public bool MeasureOpens { get; init; } = true;

    /// <summary>
    /// Whether a consent to e-mail that a hosted form records counts only once the person has confirmed it, by the link of one e-mail.
    /// </summary>
    [Id(12)] public bool DoubleOptIn { get; init; }
    /// <summary>Reminders of appointments, in any order.</summary>
    [Id(9)] public AppointmentReminder[] Reminders { get; init; } = AppointmentReminder.Usual;
}
