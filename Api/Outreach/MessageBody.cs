using LeadGrid.Compliance;

namespace LeadGrid.Outreach;

/// <param name="Id">A UUID of the sender's own: sent twice, it is one message. Left out, one is made.</param>
/// <param name="Template">An approved template; left out: <paramref name="Text"/> is sent.</param>
internal sealed record MessageBody(Guid? Id, ContactChannel? Channel, string? Template, string? Text, string? Subject)
{
    public override string ToString() => nameof(MessageBody);
}

/// <param name="Channels">What the person refuses; left out or empty: every way, by every number and address.</param>
/// <param name="Words">What the person said, for the record.</param>
internal sealed record RefusalBody(ContactChannel[]? Channels, string? Words)
{
    public const int MaximumWords = 2_000;

    public override string ToString() => nameof(RefusalBody);
}

/// <param name="Refused">What the person wrote was a refusal.</param>
internal sealed record HoldBody(bool? Refused);
