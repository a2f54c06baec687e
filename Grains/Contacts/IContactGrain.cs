using LeadGrid.Access;
using LeadGrid.Compliance;
using LeadGrid.Forms;
using LeadGrid.Sequences;

namespace LeadGrid.Contacts;

/// <summary>
/// One phone number or e-mail address: one person's yes and no, in order. Its key is <see cref="ContactKey"/>. Nothing outside
/// the silos can call it.
/// </summary>
[Alias("contact-grain")]
internal interface IContactGrain : IGrainWithStringKey
{
    /// <summary>Explains a decision by what is on record, without making one.</summary>
    [Alias("explain")]
    Task<PermitAnswer> Explain(PermitQuestion question);

    /// <summary>What <see cref="RequestPermit"/> would answer now, without making a decision.</summary>
    [Alias("explain-now")]
    Task<PermitAnswer> ExplainNow(PermitRequest request);

    /// <summary>As <see cref="Explain"/>, as if these contacts had been made as well.</summary>
    [Alias("rehearse")]
    Task<PermitAnswer> Rehearse(PermitQuestion question, RehearsedTouch[] touches);

    /// <summary>Allows, denies or defers one message or call, and records what it allows.</summary>
    [Alias("request-permit")]
    Task<ContactPermit> RequestPermit(PermitRequest request);

    /// <summary>The message leaves now: the permit is judged anew, and used up.</summary>
    /// <returns>False: it must not.</returns>
    [Alias("leave")]
    Task<bool> Leave(Guid permitId);

    /// <param name="left">Whether the message may have left.</param>
    [Alias("left")]
    Task Left(Guid permitId, bool left, string outcome);

    /// <summary>A message or call from the person: recorded, held, judged. The same provider's id again changes nothing.</summary>
    [Alias("receive")]
    Task<TextReceived> Receive(ContactText text);

    /// <summary>The person, or somebody for them, says no.</summary>
    /// <param name="spoken">It was said to somebody, not clicked.</param>
    [Alias("refuse")]
    Task<RefusalTaken> Refuse(Actor by, ContactChannel[] channels, string way, string? words, bool spoken, bool byProvider);

    /// <summary>A person has read what was unclear.</summary>
    /// <param name="refused">It was a refusal.</param>
    [Alias("judge")]
    Task Judge(Actor by, bool refused, string verdict);

    /// <summary>Its owner is one of the operator's own and agrees to tests. It lifts no refusal; the same again changes nothing.</summary>
    /// <param name="phone">In E.164; null: an e-mail address.</param>
    [Alias("agree-to-tests")]
    Task AgreeToTests(Actor by, ContactChannel channel, string? phone);

    /// <summary>The person agreed to something by a form. The same <see cref="SignedConsent.Id"/> again changes nothing.</summary>
    [Alias("sign")]
    Task<ConsentSigned> Sign(SignedConsent signed);

    /// <summary>The person confirms what was agreed to by e-mail.</summary>
    /// <param name="ask">The message whose link was used.</param>
    /// <returns>False: nothing waits for it, and nothing did.</returns>
    [Alias("confirm")]
    Task<bool> Confirm(Actor by, Guid ask);

    /// <summary>What the person has permitted and refused.</summary>
    [Alias("permissions")]
    Task<Permission[]> Permissions();

    /// <summary>
    /// Takes up what leads put on record. It is done anyway when somebody asks for a permit; a certificate cannot wait for that.
    /// </summary>
    [Alias("take-up")]
    Task TakeUp();

    /// <returns>The certificate that a consent names, as long as nothing has come of claiming it.</returns>
    [Alias("certificate")]
    Task<CertificateToClaim?> Certificate(Guid consent);

    /// <summary>A certificate was claimed, or never will be. Again changes nothing.</summary>
    [Alias("claimed")]
    Task Claimed(Guid consent, ClaimOutcome outcome);

    /// <summary>Whether a message to the person may just be on its way out.</summary>
    [Alias("is-leaving")]
    Task<bool> IsLeaving();

    /// <summary>Somebody else has appended to its ledger.</summary>
    [Alias("reload")]
    Task Reload();
}

/// <summary>Asks for a permit for one message or call.</summary>
/// <param name="Purpose">Of the approved template; null: the thread decides.</param>
[GenerateSerializer, Immutable, Alias("permit-request")]
internal sealed record PermitRequest(
    [property: Id(0)] Guid MessageId,
    [property: Id(1)] Guid? Lead,
    [property: Id(2)] ContactChannel Channel,
    [property: Id(3)] ContactPurpose? Purpose,
    [property: Id(4)] string? Seller,
    [property: Id(5)] string? Subject,
    [property: Id(6)] string? Phone,
    [property: Id(7)] string? State,
    [property: Id(8)] string? Zip)
{
    public override string ToString() => nameof(PermitRequest);
}

/// <param name="PermitId">With <see cref="PermitOutcome.Allow"/>.</param>
/// <param name="AlreadyLeft">This very message has left before, or may have: it must not leave again.</param>
[GenerateSerializer, Immutable, Alias("contact-permit")]
internal sealed record ContactPermit(
    [property: Id(0)] PermitAnswer Answer,
    [property: Id(1)] Guid? PermitId,
    [property: Id(2)] ContactPurpose Purpose,
    [property: Id(3)] bool AlreadyLeft);

[GenerateSerializer, Immutable, Alias("lead-of-contact")]
internal sealed record LeadOfContact(
    [property: Id(0)] Guid Id,
    [property: Id(1)] string Campaign,
    [property: Id(2)] bool Open);

/// <summary>A refusal that is on disk.</summary>
/// <param name="Contacts">Keys of all contacts that it was recorded with.</param>
[GenerateSerializer, Immutable, Alias("refusal-taken")]
internal sealed record RefusalTaken(
    [property: Id(0)] string[] Contacts,
    [property: Id(1)] LeadOfContact[] Leads);

/// <param name="Repeat">The text had been received before.</param>
/// <param name="Contacts">Keys of all contacts that a refusal in it was recorded with.</param>
/// <param name="Seller">In whose name the number is used that it came to; null: not known.</param>
/// <param name="Confirm">The refusal is to be confirmed by one text, which the provider has not sent.</param>
[GenerateSerializer, Immutable, Alias("text-received")]
internal sealed record TextReceived(
    [property: Id(0)] ReplyJudgement Judgement,
    [property: Id(1)] LeadOfContact[] Leads,
    [property: Id(2)] bool Repeat,
    [property: Id(3)] bool Confirm,
    [property: Id(4)] string[] Contacts,
    [property: Id(5)] string? Seller)
{
    public override string ToString() => nameof(TextReceived);
}
