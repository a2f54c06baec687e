using System.Text.Json.Serialization;
using LeadGrid.Access;
using LeadGrid.Compliance;

namespace LeadGrid.Contacts;

/// <summary>
/// One entry of a contact's ledger, and the only way in which anything about a contact changes. Stored as JSON, sealed: names are
/// stored, append and never rename.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "entry")]
[JsonDerivedType(typeof(ConsentGiven), "consent_given")]
[JsonDerivedType(typeof(Inquired), "inquired")]
[JsonDerivedType(typeof(ContactRefused), "refused")]
[JsonDerivedType(typeof(TextsRestored), "texts_restored")]
[JsonDerivedType(typeof(Held), "held")]
[JsonDerivedType(typeof(HoldJudged), "hold_judged")]
[JsonDerivedType(typeof(HoursNarrowed), "hours_narrowed")]
[JsonDerivedType(typeof(CallRefused), "call_refused")]
[JsonDerivedType(typeof(SaleRefused), "sale_refused")]
[JsonDerivedType(typeof(MessageReceived), "message_received")]
[JsonDerivedType(typeof(PermitGranted), "permit_granted")]
[JsonDerivedType(typeof(PermitUsed), "permit_used")]
[JsonDerivedType(typeof(SendEnded), "send_ended")]
[JsonDerivedType(typeof(ConfirmationAsked), "confirmation_asked")]
[JsonDerivedType(typeof(Confirmed), "confirmed")]
[JsonDerivedType(typeof(CertificateClaimed), "certificate_claimed")]
internal abstract record ContactEvent
{
    public required DateTimeOffset At { get; init; }
    public required Actor By { get; init; }

    // Entries hold what people wrote and what they signed.
    public sealed override string ToString() => GetType().Name;
}

/// <summary>A consent was recorded, with everything that proves it.</summary>
/// <param name="Lead">The lead that it came with; null: none.</param>
internal sealed record ConsentGiven(ConsentRecord Consent, ConsentEvidence Evidence, Guid? Lead) : ContactEvent;

/// <summary>What was shown, to whom, from where: kept as it was posted.</summary>
internal sealed record ConsentEvidence
{
    public string? DisclosureVersion { get; init; }
    public string? Ip { get; init; }
    public string? UserAgent { get; init; }
    public string? FormUrl { get; init; }
    public string? CertificateUrl { get; init; }

    /// <summary>The party that posted it.</summary>
    public string? PostedBy { get; init; }

    /// <summary>What it is known by when it comes again; null: it came with a lead.</summary>
    public Guid? Id { get; init; }

    /// <summary>The language that it was shown in.</summary>
    public string? Language { get; init; }

    /// <summary>When the page was shown, by our own clock.</summary>
    public DateTimeOffset? ShownAt { get; init; }

    /// <summary>Everything that was disclosed on that page, word by word, and which boxes were ticked; null: nobody has said.</summary>
    public ShownDisclosure[]? Shown { get; init; }

    public override string ToString() => nameof(ConsentEvidence);
}

/// <param name="Ticked">By the person: no box is ticked when it is shown.</param>
internal sealed record ShownDisclosure(ContactChannel Channel, string Text, bool Ticked);

/// <summary>
/// A consent to e-mail that counts once the person has confirmed it, by the link of a message to that address. Until then there is
/// no marketing e-mail.
/// </summary>
/// <param name="Ask">The message; null: one that was asked for before has the link.</param>
internal sealed record ConfirmationAsked(ConsentRecord Consent, ConsentEvidence Evidence, Guid? Lead, Guid? Ask) : ContactEvent;

/// <summary>The person has confirmed: every consent that waited for it is given in entries of its own.</summary>
/// <param name="Ask">The message whose link was used.</param>
internal sealed record Confirmed(Guid Ask) : ContactEvent;

/// <summary>What a claimed certificate says, or why nothing came of claiming it.</summary>
/// <param name="Consent">The id of the evidence that names it.</param>
/// <param name="Problem">Null: it stands, and its consent is given in an entry of its own.</param>
internal sealed record CertificateClaimed(Guid Consent, ClaimedCertificate? Certificate, string? Problem) : ContactEvent;

/// <param name="Id">The provider's name for it.</param>
/// <param name="ShowsPhone">It is of a page on which this number was typed.</param>
internal sealed record ClaimedCertificate(
    string Id, DateTimeOffset MadeAt, DateTimeOffset? ExpiresAt, bool ShowsPhone, string? PageUrl);

/// <summary>A lead of the person arrived: it is known here from now on, and an inquiry with the sellers it names.</summary>
internal sealed record Inquired(Guid Lead, string[] Sellers) : ContactEvent;

/// <summary>The person, a list or a provider said no.</summary>
/// <param name="Way">How it was said: <c>text</c>, <c>link</c>, <c>broker</c> ...</param>
/// <param name="Words">What the person said, where there were words.</param>
internal sealed record ContactRefused(RefusalScope Scope, string Way, string? Words, bool ByProvider, bool ConfirmedByProvider) : ContactEvent;

/// <summary>START or UNSTOP, for one seller.</summary>
internal sealed record TextsRestored(string Seller) : ContactEvent;

/// <summary>A message came in: nothing automated leaves until it is judged.</summary>
internal sealed record Held(string Words) : ContactEvent;

/// <summary>A hold has been judged.</summary>
/// <param name="HeldAt">Which; null: all of them.</param>
internal sealed record HoldJudged(DateTimeOffset? HeldAt, string Verdict) : ContactEvent;

internal sealed record HoursNarrowed(Narrowing Narrowing) : ContactEvent;

/// <summary>The person said no in a call, under Washington's law.</summary>
internal sealed record CallRefused : ContactEvent;

internal sealed record SaleRefused : ContactEvent;

/// <param name="ProviderId">By which a repeat is known.</param>
internal sealed record MessageReceived(ContactChannel Channel, string ProviderId, string Text) : ContactEvent
{
    /// <summary>When it was sent, where it came late: how long it may be answered counts from there. Null: when it came.</summary>
    public DateTimeOffset? SentAt { get; init; }
}

/// <summary>A contact was allowed.</summary>
/// <param name="MessageId">The message or call that it is for.</param>
/// <param name="Subject">The product line that attempts are counted by.</param>
/// <param name="Rules">Ids of the rules that spoke.</param>
internal sealed record PermitGranted(
    Guid PermitId, Guid MessageId, ContactChannel Channel, ContactPurpose Purpose, string? Seller, string? Subject, Guid? Lead,
    string? Phone, string? State, string? Zip, DateTimeOffset Expires, string DataVersion, string[] Rules) : ContactEvent;

/// <summary>The message leaves now.</summary>
internal sealed record PermitUsed(Guid PermitId, string DataVersion) : ContactEvent;

/// <summary>The provider has answered, or will not.</summary>
/// <param name="Left">Whether it may have left: what certainly has not is no contact.</param>
internal sealed record SendEnded(Guid PermitId, bool Left, string Outcome) : ContactEvent;
