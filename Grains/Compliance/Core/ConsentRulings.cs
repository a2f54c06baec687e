namespace LeadGrid.Compliance;

/// <summary>Whether a consent stands, where one is needed.</summary>
internal static class ConsentRulings
{
    public static IEnumerable<Ruling> Of(WrittenConsentRule rule, PermitCase asked) =>
        By(rule, Consents.Written(asked, asked.Question.Channel), asked);

    // A person whose country nobody knows is not known to be in one whose rules are loaded.
    public static IEnumerable<Ruling> Of(RecordedConsentRule rule, PermitCase asked) =>
        asked.Place is { OtherCountries: [], Candidates: not [] }
            ? []
            : By(rule, Consents.Recorded(asked, asked.Question.Channel), asked);

    private static IEnumerable<Ruling> By(Rule rule, StandingConsent consent, PermitCase asked)
    {
        yield return asked.Rule(rule, consent.Open, consent.Sentence);
        if (consent.Voiding is { } voiding)
        {
            yield return asked.Rule(voiding, consent.Open, consent.Sentence);
        }
    }
}
