using LeadGrid.Access;
using LeadGrid.Compliance;

namespace LeadGrid.Outreach;

/// <summary>What the sender and the inbound side ask of a lead: the lead grain itself, by another door that only silos know.</summary>
[Alias("lead-outreach-grain")]
internal interface ILeadOutreachGrain : IGrainWithGuidKey
{
    /// <returns>The message with all that its permit and its provider need; null: it is not to be sent any more.</returns>
    [Alias("outgoing")]
    Task<OutgoingMessage?> Outgoing(Guid messageId);

    /// <summary>Notes how far a message has come. A report that says less than is known changes nothing.</summary>
    /// <param name="facts">What it leaves out stays as it was.</param>
    [Alias("moved")]
    Task Moved(MessageFacts facts);

    /// <returns>The key of the Contact grain that a message of ours went to; null: there is no such message.</returns>
    [Alias("contact-of")]
    Task<string?> ContactOf(Guid messageId);

    /// <returns>Keys of the person's Contact grains, the phone's first; null where the lead is not the actor's to work.</returns>
    [Alias("contacts")]
    Task<string[]?> Contacts(Actor actor);

    /// <returns>Keys of the person's Contact grains, for the person's own wishes; null: erased.</returns>
    [Alias("persons-contacts")]
    Task<string[]?> PersonsContacts();

    /// <summary>A message from the person. The same id again changes nothing.</summary>
    [Alias("received")]
    Task Received(MessageFacts facts, string text);

    /// <summary>As <see cref="IInboundGrain.Visit"/>.</summary>
    [Alias("visited")]
    Task<Uri?> Visited(MessageVisit visit);

    /// <summary>The person said no.</summary>
    [Alias("contact-refused")]
    Task ContactRefused(string way, string? words);

    /// <summary>The person withdrew by a message of ours. Again changes nothing.</summary>
    /// <param name="complaint">By calling it spam; false: by a link of it.</param>
    [Alias("unwanted")]
    Task Unwanted(Guid messageId, bool complaint);

    /// <summary>What became of telling the broker's own system of a refusal.</summary>
    [Alias("refusal-told")]
    Task RefusalTold(bool acknowledged);

    /// <summary>Queues a message of LeadGrid's own, such as the confirmation of a refusal.</summary>
    [Alias("send-own")]
    Task SendOwn(Guid messageId, ContactPurpose purpose, string text);

    /// <summary>Queues the e-mail whose link confirms that e-mail is agreed to. The same message again changes nothing.</summary>
    /// <param name="contact">Who agreed: a lead that has another address sends nothing.</param>
    /// <returns>Whether it is queued.</returns>
    [Alias("ask-confirmation")]
    Task<bool> AskConfirmation(Guid messageId, string contact, string language);
}

/// <param name="Contact">The key of the Contact grain.</param>
/// <param name="From">Our number or address; empty where there is none yet.</param>
/// <param name="To">The person's.</param>
/// <param name="PerSecond">Parts of texts that our number may send.</param>
/// <param name="Template">Null: somebody wrote it by hand.</param>
/// <param name="Sender">In whose name, as people read it.</param>
/// <param name="MeasureOpens">Whether the campaign wants to know that it was opened.</param>
/// <param name="GoodUntil">Once it is that late, it is in vain; null: it never is.</param>
/// <param name="NotBefore">None of our numbers is free until then; null: it has one.</param>
[GenerateSerializer, Immutable, Alias("outgoing-message")]
internal sealed record OutgoingMessage(
    [property: Id(0)] Guid Id,
    [property: Id(1)] string Contact,
    [property: Id(2)] Contacts.PermitRequest Permit,
    [property: Id(3)] string From,
    [property: Id(4)] string? FromName,
    [property: Id(5)] string To,
    [property: Id(6)] string Text,
    [property: Id(7)] string? Subject,
    [property: Id(8)] string? Html,
    [property: Id(9)] decimal PerSecond,
    [property: Id(10)] string? Template,
    [property: Id(11)] string Sender,
    [property: Id(12)] string? PostalAddress,
    [property: Id(13)] bool MeasureOpens,
    [property: Id(14)] DateTimeOffset? GoodUntil = null,
    [property: Id(15)] DateTimeOffset? NotBefore = null)
{
    public override string ToString() => nameof(OutgoingMessage);
}
