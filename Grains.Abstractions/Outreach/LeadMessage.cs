using LeadGrid.Compliance;

namespace LeadGrid.Outreach;

/// <summary>A message to or from the person of a lead, as its page shows it.</summary>
[GenerateSerializer, Immutable, Alias("lead-message")]
public sealed record LeadMessage
{
    [Id(0)] public required Guid Id { get; init; }
    [Id(1)] public required ContactChannel Channel { get; init; }
    [Id(2)] public required MessageState State { get; init; }
    [Id(3)] public required DateTimeOffset At { get; init; }
    [Id(4)] public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Who wrote it: a broker, a template, or the person.</summary>
    [Id(5)] public required string By { get; init; }
    [Id(6)] public string? Subject { get; init; }

    /// <summary>Empty once erased.</summary>
    [Id(7)] public string Text { get; init; } = "";
    [Id(8)] public ContactPurpose? Purpose { get; init; }

    /// <summary>What each rule said when it was last asked whether this may leave.</summary>
    [Id(9)] public PermitReason[] Reasons { get; init; } = [];

    /// <summary>It waits until then.</summary>
    [Id(10)] public DateTimeOffset? Until { get; init; }

    /// <summary>The provider's or the network's own code of what went wrong.</summary>
    [Id(11)] public string? Code { get; init; }
    [Id(12)] public string? Template { get; init; }

    /// <summary>Who had an e-mail shown and followed its links; null: nobody, or it is not measured.</summary>
    [Id(13)] public MessageEngagement? Engagement { get; init; }

    /// <summary>Our number that it left from, or came to; null: an e-mail, or it has not left.</summary>
    [Id(14)] public string? Number { get; init; }

    public override string ToString() => Unspoken.Of<LeadMessage>();
}

/// <summary>A message that somebody wants to send to the person of a lead.</summary>
/// <param name="Id">Chosen by the sender: the same id again sends nothing and gets the same answer.</param>
/// <param name="Template">An approved template; null: <paramref name="Text"/> is what is sent.</param>
/// <param name="Subject">Of an e-mail without a template.</param>
[GenerateSerializer, Immutable, Alias("message-draft")]
public sealed record MessageDraft(
    [property: Id(0)] Guid Id,
    [property: Id(1)] ContactChannel Channel,
    [property: Id(2)] string? Template,
    [property: Id(3)] string? Text,
    [property: Id(4)] string? Subject)
{
    /// <summary>Characters of a text message: ten parts.</summary>
    public const int MaximumText = 1_530;

    /// <summary>Characters of an e-mail.</summary>
    public const int MaximumMail = 100_000;

    /// <summary>Characters of an e-mail's subject.</summary>
    public const int MaximumSubject = 200;

    public override string ToString() => Unspoken.Of<MessageDraft>();
}

/// <summary>The answer to a broker's call button.</summary>
/// <param name="Phone">The number to dial, in E.164; null: the call is not allowed now.</param>
[GenerateSerializer, Immutable, Alias("call-answer")]
public sealed record CallAnswer(
    [property: Id(0)] PermitAnswer Answer,
    [property: Id(1)] string? Phone)
{
    public override string ToString() => Unspoken.Of<CallAnswer>();
}

/// <summary>What became of a wish to send. A closed set: refusals are values.</summary>
[GenerateSerializer, Immutable, Alias("send-result")]
public abstract record SendResult;

/// <summary>It is on disk and will be sent as soon as it may be.</summary>
[GenerateSerializer, Immutable, Alias("message-taken")]
public sealed record MessageTaken([property: Id(0)] LeadMessage Message) : SendResult;

/// <param name="Field">The faulty field of the draft; null where the lead or its campaign is the reason.</param>
/// <param name="Problem">A sentence that says what to do.</param>
[GenerateSerializer, Immutable, Alias("message-not-taken")]
public sealed record MessageNotTaken(
    [property: Id(0)] string? Field,
    [property: Id(1)] string Problem) : SendResult;

/// <summary>No such lead, or it is not the actor's.</summary>
[GenerateSerializer, Immutable, Alias("no-lead-to-send-to")]
public sealed record NoLeadToSendTo : SendResult;
