using LeadGrid.Access;
using LeadGrid.Compliance;
using LeadGrid.Forms;

namespace LeadGrid.Outreach;

/// <summary>Takes what providers report. A stateless worker: whom it concerns is found here, since that needs a key.</summary>
[Alias("inbound-grain")]
public interface IInboundGrain : IGrainWithIntegerKey
{
    /// <summary>
    /// A text from a person. When it returns, the message and what it means for contact are on disk, and where it refuses
    /// contact nothing to that person is on its way any more. The same <see cref="InboundText.ProviderId"/> again has no effect.
    /// </summary>
    /// <exception cref="StillLeavingException">A message to the person is still on its way out: report again.</exception>
    [Alias("text")]
    Task Text(InboundText text);

    /// <summary>A text that was found at the provider afterwards: as <see cref="Text"/>, and nothing where a webhook has brought it.</summary>
    /// <param name="sentAt">By the provider's clock. It lifts no refusal, and allows no answer, that it would not have then.</param>
    /// <returns>Whether nobody had brought it.</returns>
    /// <exception cref="StillLeavingException">A message to the person is still on its way out: report again.</exception>
    [Alias("catch-up")]
    Task<bool> CatchUp(InboundText text, DateTimeOffset sentAt);

    /// <summary>An e-mail from a person, as <see cref="Text"/>.</summary>
    /// <returns>False: it answers none of our messages, and comes from nobody whom we could know.</returns>
    /// <exception cref="StillLeavingException">A message to the person is still on its way out: report again.</exception>
    [Alias("mail")]
    Task<bool> Mail(InboundMail mail);

    /// <summary>A person calls one of our numbers, or has said something in such a call, as <see cref="Text"/>.</summary>
    /// <exception cref="StillLeavingException">A message to the person is still on its way out: report again.</exception>
    [Alias("call")]
    Task<CallHeard> Call(InboundCall call);

    /// <summary>What became of a message of ours. Reports may come twice, late and in any order.</summary>
    [Alias("report")]
    Task Report(MessageReport report);

    /// <summary>A refusal by other means than a text: a link in an e-mail, a complaint, a page, a keypress.</summary>
    /// <returns>False: it says of nobody whom we could know.</returns>
    /// <exception cref="StillLeavingException">A message to the person is still on its way out: ask again.</exception>
    [Alias("refuse")]
    Task<bool> Refuse(InboundRefusal refusal);

    /// <summary>The person of a lead told whoever works it to be left alone.</summary>
    /// <param name="channels">Empty: by every way.</param>
    /// <param name="words">What the person said.</param>
    /// <returns>False where the lead is not the actor's to work.</returns>
    /// <exception cref="StillLeavingException">A message to the person is still on its way out: ask again.</exception>
    [Alias("refuse-for-lead")]
    Task<bool> RefuseForLead(Actor actor, Guid leadId, ContactChannel[] channels, string? words);

    /// <summary>Whoever works a lead has read what its person wrote and was not clear: contact is held no longer.</summary>
    /// <param name="refused">It was a refusal.</param>
    /// <returns>False where the lead is not the actor's to work.</returns>
    /// <exception cref="StillLeavingException">A message to the person is still on its way out: ask again.</exception>
    [Alias("judge-for-lead")]
    Task<bool> JudgeForLead(Actor actor, Guid leadId, bool refused);

    /// <summary>
    /// A message of ours is shown, or a link of it is followed. It is judged and noted a second later; it says nothing about consent.
    /// </summary>
    /// <returns>Where the link leads; null for a picture, and where there is no such message or link, or the person is erased.</returns>
    [Alias("visit")]
    Task<Uri?> Visit(MessageVisit visit);

    /// <summary>What the person of a message of ours has permitted, by every identifier that its lead has.</summary>
    /// <returns>Null: there is no such message, or its person is erased.</returns>
    [Alias("permissions")]
    Task<Permission[]?> Permissions(Guid messageId);

    /// <summary>The person of a message of ours withdraws, as by <see cref="Refuse"/>, for every identifier that its lead has.</summary>
    /// <param name="channels">Empty: everything.</param>
    /// <returns>False: there is no such message, or its person is erased.</returns>
    /// <exception cref="StillLeavingException">A message to the person is still on its way out: ask again.</exception>
    [Alias("withdraw")]
    Task<bool> Withdraw(Guid messageId, ContactChannel[] channels);

    /// <summary>The person confirms, by the link of an e-mail that asked for it, that e-mail is agreed to. Again changes nothing.</summary>
    /// <returns>False: no message asked for it.</returns>
    [Alias("confirm")]
    Task<bool> Confirm(Guid messageId);
}

/// <param name="Provider">The adapter's name: <c>twilio</c>.</param>
/// <param name="ProviderId">The provider's name for the message, by which a repeat is known.</param>
/// <param name="From">The person's number, in E.164.</param>
/// <param name="To">Our number, in E.164.</param>
/// <param name="OptOutType">What the provider itself made of it (<c>STOP</c>, <c>START</c>, <c>HELP</c>); null: nothing.</param>
[GenerateSerializer, Immutable, Alias("inbound-text")]
public sealed record InboundText(
    [property: Id(0)] string Provider,
    [property: Id(1)] string ProviderId,
    [property: Id(2)] string From,
    [property: Id(3)] string To,
    [property: Id(4)] string Body,
    [property: Id(5)] string? OptOutType)
{
    public override string ToString() => Unspoken.Of<InboundText>();
}

/// <param name="ProviderId">A hash of the mail's own <c>Message-ID</c>, by which a repeat is known.</param>
/// <param name="Answers">The message of ours that it answers; null: none that it names.</param>
/// <param name="Text">The person's own words, the subject among them where it is theirs.</param>
[GenerateSerializer, Immutable, Alias("inbound-mail")]
public sealed record InboundMail(
    [property: Id(0)] string ProviderId,
    [property: Id(1)] string From,
    [property: Id(2)] Guid? Answers,
    [property: Id(3)] string Text)
{
    /// <summary>Characters of <see cref="Text"/>.</summary>
    public const int MaximumLength = 10_000;

    public override string ToString() => Unspoken.Of<InboundMail>();
}

/// <param name="ProviderId">The provider's name for the call.</param>
/// <param name="Said">What the person has said or pressed since; null: the call has just begun.</param>
[GenerateSerializer, Immutable, Alias("inbound-call")]
public sealed record InboundCall(
    [property: Id(0)] string Provider,
    [property: Id(1)] string ProviderId,
    [property: Id(2)] string From,
    [property: Id(3)] string To,
    [property: Id(4)] string? Said)
{
    public override string ToString() => Unspoken.Of<InboundCall>();
}

/// <param name="Seller">In whose name the number is used, as far as this person has had to do with it; null: not known.</param>
/// <param name="Refused">The person wants no more of it.</param>
[GenerateSerializer, Immutable, Alias("call-heard")]
public sealed record CallHeard(
    [property: Id(0)] string? Seller,
    [property: Id(1)] bool Refused);

/// <summary>How far a message has come. Numbers are stored, and a higher one is never followed by a lower: append with care.</summary>
public enum MessageState
{
    /// <summary>It waits for its turn, or for the hour at which it may leave.</summary>
    Queued = 0,

    /// <summary>Not wanted any more: the person was quicker. One that was just leaving may still turn out to be sent.</summary>
    Cancelled = 2,

    /// <summary>No answer: the provider may have taken it.</summary>
    Unknown = 5,

    /// <summary>The provider has taken it.</summary>
    Sent = 10,
    Delivered = 20,

    /// <summary>The provider or the network could not hand it over.</summary>
    Failed = 30,

    /// <summary>No permit: it never left.</summary>
    Refused = 40,

    /// <summary>From the person.</summary>
    Received = 50,
}

/// <param name="MessageId">Ours.</param>
/// <param name="Code">The provider's own error code; null: none.</param>
/// <param name="OptedOut">The provider says that the person has refused there.</param>
[GenerateSerializer, Immutable, Alias("message-report")]
public sealed record MessageReport(
    [property: Id(0)] string Provider,
    [property: Id(1)] Guid MessageId,
    [property: Id(2)] string? ProviderId,
    [property: Id(3)] MessageState State,
    [property: Id(4)] string? Code,
    [property: Id(5)] bool OptedOut);

public enum RefusalWay
{
    /// <summary>The one-click link of an e-mail, or its page.</summary>
    Link,

    /// <summary>A mailbox provider reported that the person called a message spam.</summary>
    Complaint,

    /// <summary>The broker's button: the person said so.</summary>
    Broker,
    Api,

    /// <summary>In a call, by word or key.</summary>
    Call,
}

/// <param name="MessageId">The message of ours that it answers; null: the identifier is given.</param>
/// <param name="Phone">As it was given; null where <paramref name="MessageId"/> or <paramref name="Email"/> says who.</param>
/// <param name="Channels">What is refused; empty: everything, by every identifier of the person.</param>
[GenerateSerializer, Immutable, Alias("inbound-refusal")]
public sealed record InboundRefusal(
    [property: Id(0)] RefusalWay Way,
    [property: Id(1)] Guid? MessageId,
    [property: Id(2)] string? Phone,
    [property: Id(3)] string? Email,
    [property: Id(4)] ContactChannel[] Channels)
{
    public override string ToString() => Unspoken.Of<InboundRefusal>();
}

/// <summary>
/// The refusal is on disk, and nothing new leaves; but a message that left before it may still be on its way. Not acknowledged:
/// whoever reported it does so again.
/// </summary>
[GenerateSerializer, Alias("still-leaving")]
public sealed class StillLeavingException()
    : Exception("The refusal is stored. A message that left before it is still on its way: send the same again in a few seconds.");
