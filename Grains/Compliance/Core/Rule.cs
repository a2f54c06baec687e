using System.Text.Json.Serialization;

namespace LeadGrid.Compliance;

/// <summary>How far a figure may be trusted.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SourceMark>))]
internal enum SourceMark
{
    /// <summary>The rule's own text or an official register.</summary>
    R,

    /// <summary>A vendor's or law firm's published table.</summary>
    V,

    /// <summary>Unverified: to be checked before it is relied on.</summary>
    U,

    /// <summary>The operator's own decision.</summary>
    D,
}

/// <summary>
/// One row of contact law. What it says is in its kind and value; rows of one kind stand beside each other, also where their
/// sources disagree, and what every one of them allows is allowed.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(WindowRule), "window")]
[JsonDerivedType(typeof(HolidaysRule), "holidays")]
[JsonDerivedType(typeof(EmergencyRule), "emergency")]
[JsonDerivedType(typeof(AttemptsRule), "attempts")]
[JsonDerivedType(typeof(NarrowingRule), "narrowing")]
[JsonDerivedType(typeof(WrittenConsentRule), "written_consent")]
[JsonDerivedType(typeof(RecordedConsentRule), "recorded_consent")]
[JsonDerivedType(typeof(ReassignedRule), "reassigned_number")]
[JsonDerivedType(typeof(WrongNumberRule), "wrong_number")]
[JsonDerivedType(typeof(DoNotCallRule), "do_not_call")]
[JsonDerivedType(typeof(RelationshipRule), "business_relationship")]
[JsonDerivedType(typeof(RevocationRule), "revocation")]
[JsonDerivedType(typeof(SuppressionRule), "suppression")]
[JsonDerivedType(typeof(CallRefusalRule), "call_refusal")]
[JsonDerivedType(typeof(HoldRule), "hold")]
[JsonDerivedType(typeof(UnconfirmedRule), "unconfirmed")]
[JsonDerivedType(typeof(MinimumAgeRule), "minimum_age")]
[JsonDerivedType(typeof(ReplyRule), "reply")]
[JsonDerivedType(typeof(ConfirmationRule), "confirmation")]
[JsonDerivedType(typeof(PlaceRule), "known_place")]
[JsonDerivedType(typeof(PermittedRule), "permitted")]
[JsonDerivedType(typeof(ForbiddenRule), "forbidden")]
[JsonDerivedType(typeof(SharingRule), "sharing")]
[JsonDerivedType(typeof(HorizonRule), "horizon")]
[JsonDerivedType(typeof(LeavingRule), "leaving")]
[JsonDerivedType(typeof(PermitLifeRule), "permit_life")]
[JsonDerivedType(typeof(DutyRule), "duty")]
internal abstract record Rule
{
    /// <summary>Names it in decisions.</summary>
    public required string Id { get; init; }

    /// <summary><c>*</c>: everywhere; <c>US</c>: the whole of the United States; <c>US-FL</c>: a state or territory.</summary>
    public required string Jurisdiction { get; init; }
    public required ContactChannel[] Channels { get; init; }
    public required ContactPurpose[] Purposes { get; init; }
    public required string Source { get; init; }
    public required SourceMark Mark { get; init; }

    /// <summary>The first local day on which it holds; null: always has.</summary>
    public DateOnly? EffectiveFrom { get; init; }

    /// <summary>The last local day on which it holds; null: until further notice.</summary>
    public DateOnly? EffectiveTo { get; init; }

    public bool InForce(DateOnly day) => !(day < EffectiveFrom) && !(day > EffectiveTo);

    public bool Binds(ContactChannel channel, ContactPurpose purpose) =>
        Channels.Contains(channel) && Purposes.Contains(purpose);
}
