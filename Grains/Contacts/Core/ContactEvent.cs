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

    public override string ToString() => nameof(ConsentEvidence);
}

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
