namespace LeadGrid.Compliance.Rejudgement;

/// <summary>
/// Judges a contact that was made by the facts and the law of its instant. It looks at that one instant, rule by rule, and knows
/// nothing of permits, spans of time or the sender's code: what both get wrong in the same way, nobody would find.
/// </summary>
internal sealed class PlainJudge
{
    public const string NoRule = "no-rule";

    private readonly PastContact _contact;
    private readonly PastFacts _facts;
    private readonly WrittenLaw _law;
    private readonly PastPlaces _places;
    private readonly PlainConsent _consent;
    private readonly PlainRefusals _refusals;

    private PlainJudge(PastContact contact, PastFacts facts, WrittenLaw law)
    {
        (_contact, _facts, _law) = (contact, facts, law);
        _places = PastPlaces.Of(contact.Phone, contact.State, contact.Zip);
        _refusals = new(contact, facts, law);
        _consent = new(contact, facts, [.. Here().Where(rule => rule.IsInForceOn(contact.At))]);
    }

    /// <returns>The rules that forbade it; none: it was right.</returns>
    public static string[] Objections(PastContact contact, PastFacts facts, WrittenLaw law) => new PlainJudge(contact, facts, law).Judge();

    private string[] Judge()
    {
        var spoke = false;
        var against = new List<string>();
        foreach (var rule in Here())
        {
            foreach (var allows in Says(rule))
            {
                spoke = true;
                if (!allows)
                {
                    against.Add(rule.Id);
                }
            }

            if (!IsOpenWhileItLeaves(rule))
            {
                against.Add(rule.Id);
            }
        }

        return spoke ? [.. against.Distinct()] : [NoRule, .. against.Distinct()];
    }

    private IEnumerable<WrittenRule> Here() => _law.Rules.Where(rule =>
        rule.Concerns(_contact.Channel, _contact.Purpose)
        && (rule.Jurisdiction == "*" || _places.Known.Any(place => place.IsUnder(rule.Jurisdiction))));

    // Each thing that the rule has to say at the contact's instant: yes or no.
    private IEnumerable<bool> Says(WrittenRule rule) => rule.Kind switch
    {
        "window" or "holidays" or "narrowing" => AtEachClock(rule, _contact.At),
        "attempts" => InForceAt(rule).Select(_ => AttemptsOf(rule) < rule.Number("most")),
        "emergency" => InForceAt(rule).Select(_ => _consent.IsWritten || _consent.HasRelationship),
        _ when !rule.IsInForceOn(_contact.At) => [],
        "call_refusal" => _facts.CallRefusals.Select(said => _contact.At >= said.AddMonths(rule.Number("months"))),
        "do_not_call" => [_consent.IsWritten || _consent.HasRelationship || IsScrubbed(rule)],
        "written_consent" => [_consent.IsWritten],
        "recorded_consent" => _places.Abroad || _places.Known.Count == 0 ? [_consent.IsRecorded] : [],
        "revocation" => _refusals.Of(rule) is (true, var stands) ? [!stands] : [],
        "suppression" => IsListed(rule) ? [false] : [],
        "hold" => _facts.Unjudged.Count > 0 ? [false] : [],
        "unconfirmed" => _facts.Unconfirmed.Count > 0 ? [false] : [],
        "reply" => [_refusals.LastInbound is { } last && _contact.At <= last.AddHours(rule.Number("hours"))],
        "confirmation" => [_refusals.MayConfirm(rule)],
        "known_place" => [!_places.Abroad && _places.Known.Count > 0 && _places.Known.All(place => place.Zone is not null)],
        "minimum_age" => _facts.Age is { } age && age.Years < rule.Number("years") ? [_contact.At >= age.KnownAt.AddYears(rule.Number("years") - age.Years)] : [],
        "permitted" => [true],
        "forbidden" => [false],
        "reassigned_number" or "wrong_number" or "business_relationship" or "sharing" or "horizon" or "leaving" or "permit_life" or "duty" => [],

        // A kind that nobody has taught this judge: better that somebody is woken than that it goes unjudged.
        _ => [false],
    };

    // Providers queue: from when it left to some minutes later every window has to be open.
    private bool IsOpenWhileItLeaves(WrittenRule rule)
    {
        if (rule.Kind is not ("window" or "holidays" or "narrowing"))
        {
            return true;
        }

        var last = _contact.At.AddMinutes(_law.LeavingMinutes);
        var minute = new DateTimeOffset(_contact.At.UtcTicks / TimeSpan.TicksPerMinute * TimeSpan.TicksPerMinute, TimeSpan.Zero);
        for (var at = minute.AddMinutes(1); at < last; at = at.AddMinutes(1))
        {
            if (AtEachClock(rule, at).Contains(false))
            {
                return false;
            }
        }

        return !AtEachClock(rule, last).Contains(false);
    }

    private IEnumerable<bool> AtEachClock(WrittenRule rule, DateTimeOffset at) => InForceAt(rule, at).SelectMany(local => rule.Kind switch
    {
        "window" => [PlainHours.AreOpen(rule, local)],
        "holidays" => [!_law.IsHoliday(rule.Jurisdiction, DateOnly.FromDateTime(local))],
        _ => _facts.Narrowings.Where(wish => wish.Channels.Contains(_contact.Channel)).Select(wish => PlainHours.AreOpen(wish, local)),
    });

    private IEnumerable<DateTime> InForceAt(WrittenRule rule) => InForceAt(rule, _contact.At);

    // The clocks of the places that the rule is law in, and is on that day.
    private IEnumerable<DateTime> InForceAt(WrittenRule rule, DateTimeOffset at) =>
        from place in _places.Known
        where place.Zone is not null && place.IsUnder(rule.Jurisdiction)
        let local = PlainHours.Local(at, place.Zone!)
        where rule.IsInForceOn(DateOnly.FromDateTime(local))
        select local;

    private int AttemptsOf(WrittenRule rule) => _facts.Touches.Count(touch =>
        rule.Concerns(touch.Channel, touch.Purpose)
        && (touch.Subject is null || _contact.Subject is null || touch.Subject == _contact.Subject)
        && touch.At > _contact.At.AddHours(-rule.Number("hours")));

    private bool IsScrubbed(WrittenRule rule) =>
        _facts.DoNotCall is { Listed: false } copy && _contact.At <= copy.CopyAt.AddDays(rule.Number("days"));

    private bool IsListed(WrittenRule rule) => _facts.Suppressions.Any(entry =>
        rule.Says("list", entry.List)
        && (entry.List != SuppressionList.Seller || PlainConsent.AreSame(entry.Seller, _contact.Seller)));
}
