namespace LeadGrid.Outreach;

/// <summary>A way to send e-mail. It sends once: whether to try again is the sender's to decide, with a new permit.</summary>
internal interface IMailProvider
{
    /// <summary>The adapter's name, in lower case: <c>smtp</c>.</summary>
    string Name { get; }

    Task<SendOutcome> Send(Clearance clearance, OutgoingMail mail, CancellationToken cancellation);
}

/// <param name="MessageId">Ours; it becomes the <c>Message-ID</c>, by which bounces and complaints name it.</param>
/// <param name="From">The sender's address; its domain has a DKIM key.</param>
/// <param name="FromName">The sender's identity, as people read it.</param>
/// <param name="Text">The plain part.</param>
/// <param name="Html">The other part; null: none.</param>
/// <param name="Unsubscribe">The one-click address of RFC 8058; null with what is no marketing.</param>
/// <param name="InReplyTo">The <c>Message-ID</c> that it answers; null: none.</param>
internal sealed record OutgoingMail(
    Guid MessageId,
    string From,
    string FromName,
    string To,
    string Subject,
    string Text,
    string? Html,
    Uri? Unsubscribe,
    string? InReplyTo = null)
{
    public override string ToString() => nameof(OutgoingMail);
}
