namespace LeadGrid.Compliance;

/// <summary>What each kind of rule says of a case; nothing, where it has nothing to say.</summary>
internal static class Rulings
{
    public static IEnumerable<Ruling> Of(Rule rule, PermitCase asked) => rule switch
    {
        WindowRule window => TimeRulings.Of(window, asked),
        HolidaysRule holidays => TimeRulings.Of(holidays, asked),
        NarrowingRule narrowing => TimeRulings.Of(narrowing, asked),
        EmergencyRule emergency => CallRulings.Of(emergency, asked),
        AttemptsRule attempts => CallRulings.Of(attempts, asked),
        CallRefusalRule refusal => CallRulings.Of(refusal, asked),
        DoNotCallRule list => CallRulings.Of(list, asked),
        WrittenConsentRule consent => ConsentRulings.Of(consent, asked),
        RecordedConsentRule consent => ConsentRulings.Of(consent, asked),
        RevocationRule revocation => RefusalRulings.Of(revocation, asked),
        SuppressionRule suppression => RefusalRulings.Of(suppression, asked),
        HoldRule hold => RefusalRulings.Of(hold, asked),
        UnconfirmedRule unconfirmed => RefusalRulings.Of(unconfirmed, asked),
        ReplyRule reply => ThreadRulings.Of(reply, asked),
        ConfirmationRule confirmation => ThreadRulings.Of(confirmation, asked),
        PlaceRule place => PlaceRulings.Of(place, asked),
        MinimumAgeRule age => PlaceRulings.Of(age, asked),
        PermittedRule permitted => [asked.Rule(permitted, OpenTimes.Always, permitted.Value.Text)],
        ForbiddenRule forbidden => [asked.Rule(forbidden, OpenTimes.Never, forbidden.Value.Text)],

        // These are parts of others' rulings (what voids a consent, what lifts the list), or say nothing of a contact.
        ReassignedRule or WrongNumberRule or RelationshipRule or SharingRule
            or HorizonRule or LeavingRule or PermitLifeRule or DutyRule => [],
        _ => throw new InvalidOperationException($"Nobody has said what {rule.GetType().Name} means."),
    };
}
