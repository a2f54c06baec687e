namespace LeadGrid.Outreach;

/// <summary>A provider of text messages. It sends once: whether to try again is the sender's to decide, with a new permit.</summary>
internal interface ITextProvider
{
    /// <summary>The adapter's name, in lower case: <c>twilio</c>.</summary>
    string Name { get; }

    Task<SendOutcome> Send(Clearance clearance, OutgoingText text, CancellationToken cancellation);
}

/// <param name="MessageId">Ours; goes with the status callback, so that a report finds the message whose answer was lost.</param>
/// <param name="From">Our number, in E.164.</param>
/// <param name="To">E.164.</param>
/// <param name="ValidFor">The provider drops it when it could not be handed over in this time.</param>
internal sealed record OutgoingText(Guid MessageId, string From, string To, string Body, TimeSpan ValidFor)
{
    public override string ToString() => nameof(OutgoingText);
}
