namespace LeadGrid.Mailings;

/// <summary>
/// What became of a mailing, in people. The rates are the field's: delivered and bounced of those sent; everything else of those
/// delivered, each person once. Booked and showed are counted within <see cref="AttributionDays"/> days of the e-mail.
/// </summary>
[GenerateSerializer, Immutable, Alias("mailing-figures")]
public sealed record MailingFigures
{
    /// <summary>How long after an e-mail an appointment is put down to it.</summary>
    public const int AttributionDays = 30;

    [Id(0)] public int Recipients { get; init; }
    [Id(1)] public int Waiting { get; init; }
    [Id(2)] public int LeftOut { get; init; }

    /// <summary>Written, and neither sent nor given up yet.</summary>
    [Id(3)] public int Queued { get; init; }

    /// <summary>Written, and never handed over: refused by the law or the person before it left, or given up.</summary>
    [Id(4)] public int Refused { get; init; }

    /// <summary>Handed to the mail server, whether it took it or turned it away.</summary>
    [Id(5)] public int Sent { get; init; }

    /// <summary>Sent, and not bounced.</summary>
    [Id(6)] public int Delivered { get; init; }

    /// <summary>Returned for good (RFC 3463, class 5).</summary>
    [Id(7)] public int HardBounced { get; init; }

    /// <summary>Returned, or given up, for a reason that may pass.</summary>
    [Id(8)] public int SoftBounced { get; init; }

    /// <summary>Opened by a person, as far as that can be told.</summary>
    [Id(9)] public int Opened { get; init; }

    /// <summary>Opened by machines only, such as a mailbox provider's proxy: no part of <see cref="Opened"/>.</summary>
    [Id(10)] public int OpenedByMachines { get; init; }
    [Id(11)] public int Clicked { get; init; }

    /// <summary>Answered by e-mail. Answers of machines are not counted.</summary>
    [Id(12)] public int Replied { get; init; }

    /// <summary>Withdrew by this e-mail's links.</summary>
    [Id(13)] public int Unsubscribed { get; init; }

    /// <summary>Called it spam, as far as mailbox providers report it.</summary>
    [Id(14)] public int Complained { get; init; }

    /// <summary>Got an appointment afterwards.</summary>
    [Id(15)] public int Booked { get; init; }

    /// <summary>Kept an appointment afterwards.</summary>
    [Id(16)] public int Showed { get; init; }

    /// <summary>Why people were left out, the most frequent rules first; at most <see cref="MostReasons"/>.</summary>
    [Id(17)] public LeftOutReason[] Reasons { get; init; } = [];

    public const int MostReasons = 20;
}

/// <param name="Rule">Of contact law, by its name in the rules; or <c>segment</c>, <c>template</c>, <c>erased</c>, <c>address</c>, <c>fault</c>.</param>
/// <param name="Reason">The sentence of one of them: others differ by a date.</param>
[GenerateSerializer, Immutable, Alias("left-out-reason")]
public sealed record LeftOutReason(
    [property: Id(0)] string Rule,
    [property: Id(1)] string Reason,
    [property: Id(2)] int People);
