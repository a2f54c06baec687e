using LeadGrid.Compliance;
using LeadGrid.Intake;

namespace LeadGrid.Outreach;

public enum MailEventType
{
    Delivered,

    /// <summary>The receiving server wants it later; the provider goes on trying.</summary>
    Deferred,
    Bounce,

    /// <summary>The person called it spam.</summary>
    Complaint,
}

/// <summary>What became of one e-mail, as its provider or relay reports it.</summary>
/// <param name="MessageId">Its <c>Message-ID</c>.</param>
/// <param name="At">When it happened.</param>
/// <param name="Code">The enhanced status (RFC 3463), such as 5.1.1; null: none.</param>
/// <param name="Permanent">Of a bounce: whether trying again is of no use.</param>
internal sealed record MailEvent(MailEventType Type, string MessageId, DateTimeOffset? At = null, string? Code = null, bool Permanent = false)
{
    private const string Provider = "smtp";

    // A code is a few digits; what is longer is words, and they name people.
    private const int LongestCode = 16;

    public static readonly MailEvent[] Example =
        [new(MailEventType.Bounce, "<0199a1c04b7e7c3e8f5e2d1c0b9a8f7e@example.com>", DateTimeOffset.UnixEpoch.AddYears(56), "5.1.1", Permanent: true)];

    public FieldFault? Fault(int at) => Code?.Length > LongestCode
        ? new FieldFault($"[{at}].code", $"Send the code alone, at most {LongestCode} characters.")
        : null;

    /// <summary>Tells the grain.</summary>
    /// <returns>False where the message is none of ours.</returns>
    /// <exception cref="StillLeavingException">A complaint: another message is on its way.</exception>
    public async Task<bool> Tell(IInboundGrain inbound)
    {
        if (MessageIds.Read(MessageId) is not { } id)
        {
            return false;
        }

        await (Type switch
        {
            MailEventType.Complaint => inbound.Refuse(new InboundRefusal(RefusalWay.Complaint, id, null, null, [ContactChannel.Email])),
            MailEventType.Delivered => inbound.Report(Report(id, MessageState.Delivered, null)),
            MailEventType.Deferred => inbound.Report(Report(id, MessageState.Sent, Code)),
            MailEventType.Bounce => inbound.Report(Report(id, MessageState.Failed, Code ?? (Permanent ? "5.0.0" : "4.0.0"))),
            _ => throw new InvalidOperationException($"Nobody has said what {Type} means."),
        });
        return true;
    }

    private static MessageReport Report(Guid id, MessageState state, string? code) => new(Provider, id, null, state, code, OptedOut: false);
}
