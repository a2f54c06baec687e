using LeadGrid.Compliance;

namespace LeadGrid.Contacts;

/// <summary>A text, an e-mail or a call as it arrived.</summary>
/// <param name="Body">What the person wrote or said; nothing, of a call that has just begun.</param>
/// <param name="To">Our number, in E.164; empty for an e-mail.</param>
/// <param name="Question">Our own question that it may answer; null: none.</param>
/// <param name="SentAt">When it was sent, where it comes late; null: now.</param>
[GenerateSerializer, Immutable, Alias("contact-text")]
internal sealed record ContactText(
    [property: Id(0)] string ProviderId,
    [property: Id(1)] string Body,
    [property: Id(2)] string? OptOutType,
    [property: Id(3)] string To,
    [property: Id(4)] string? Question,
    [property: Id(5)] ContactChannel Channel = ContactChannel.Sms,
    [property: Id(6)] DateTimeOffset? SentAt = null)
{
    public override string ToString() => nameof(ContactText);
}
