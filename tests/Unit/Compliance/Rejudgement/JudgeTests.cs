namespace LeadGrid.Compliance.Rejudgement;

/// <summary>Each kind of rule, where it forbids and beside it where it does not.</summary>
public sealed class JudgeTests
{
    private static readonly DateTimeOffset s_noon = Asking.Sound.At;

    private static readonly PermitQuestion s_call = Asking.Sound with { Channel = ContactChannel.Voice };
    private static readonly PermitQuestion s_florida = Asking.Sound with { Phone = "+13055550123", State = "FL", Zip = "33101" };
    private static readonly PermitQuestion s_confirmation = Asking.Sound with { Purpose = ContactPurpose.OptOutConfirmation };
    private static readonly PermitQuestion s_reply = Asking.Sound with { Purpose = ContactPurpose.Reply };
    private static readonly ContactFacts s_floridian = new() { Consents = [Asking.Consent with { Phone = s_florida.Phone }] };

    public static TheoryData<string> Kinds => [.. s_cases.Keys];

    private static readonly Dictionary<string, (PermitQuestion Question, ContactFacts Wrong, ContactFacts Right)> s_cases = new()
    {
        ["narrowing"] = (Asking.Sound, Asking.Consented with { Narrowings = [Wish(new(13, 0))] }, Asking.Consented with { Narrowings = [Wish(new(12, 0))] }),
        ["attempts"] = (s_florida, s_floridian with { Touches = [Touched(-1), Touched(-2), Touched(-23)] }, s_floridian with { Touches = [Touched(-1), Touched(-2), Touched(-24)] }),
        ["written_consent"] = (Asking.Sound, new() { Consents = [Asking.Consent with { NoConditionOfPurchase = false }] }, Asking.Consented),
        ["reassigned_number"] = (
            Asking.Sound, Asking.Consented with { Reassigned = [new(s_noon.AddDays(-32), false)] }, Asking.Consented with { Reassigned = [new(s_noon.AddDays(-31), false)] }),
        ["wrong_number"] = (
            Asking.Sound, Asking.Consented with { Revocations = [Said(RefusalScope.WrongNumber, -9)] }, Asking.Consented with { Revocations = [Said(RefusalScope.WrongNumber, -11)] }),
        ["do_not_call"] = (s_call, new() { DoNotCall = new(s_noon.AddDays(-32), false) }, new() { DoNotCall = new(s_noon.AddDays(-31), false) }),
        ["business_relationship"] = (
            s_call,
            new() { Relationships = [new(s_noon.AddMonths(-3), RelationshipKind.Inquiry, "acme")] },
            new() { Relationships = [new(s_noon.AddMonths(-3).AddSeconds(1), RelationshipKind.Inquiry, "Acme")] }),
        ["revocation"] = (
            Asking.Sound,
            Asking.Consented with { Revocations = [Said(RefusalScope.Stop, -1)] },
            Asking.Consented with { Revocations = [Said(RefusalScope.Stop, -2)], Restorations = [new(s_noon.AddDays(-1), "acme")] }),
        ["suppression"] = (
            Asking.Sound,
            Asking.Consented with { Suppressions = [new(s_noon, SuppressionList.Seller, "ACME")] },
            Asking.Consented with { Suppressions = [new(s_noon, SuppressionList.Seller, "other")] }),
        ["call_refusal"] = (
            s_call, Asking.Consented with { CallRefusals = [s_noon.AddMonths(-12).AddSeconds(1)] }, Asking.Consented with { CallRefusals = [s_noon.AddMonths(-12)] }),
        ["unconfirmed"] = (
            Asking.Sound with { Channel = ContactChannel.Email }, Asking.Consented with { Confirmations = [new(s_noon.AddDays(-1))] },
            Asking.Consented with { Confirmations = [new(s_noon.AddDays(-1), s_noon)] }),
        ["hold"] = (Asking.Sound, Asking.Consented with { Holds = [new(s_noon.AddDays(-1))] }, Asking.Consented with { Holds = [new(s_noon.AddDays(-1), s_noon)] }),
        ["minimum_age"] = (Asking.Sound, Asking.Consented with { Age = new(17, s_noon.AddDays(-1)) }, Asking.Consented with { Age = new(17, s_noon.AddYears(-1)) }),
        ["reply"] = (
            s_reply,
            new() { Inbound = [new(s_noon.AddHours(-24).AddSeconds(-1), ContactChannel.Sms)] },
            new() { Inbound = [new(s_noon.AddHours(-24), ContactChannel.Sms)] }),
        ["confirmation"] = (
            s_confirmation, new() { Revocations = [new(s_noon.AddMinutes(-6), RefusalScope.Stop)] }, new() { Revocations = [new(s_noon.AddMinutes(-5), RefusalScope.Stop)] }),
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_kind_forbids_and_allows(string kind)
    {
        var (question, wrong, right) = s_cases[kind];
        Assert.NotEmpty(Objections(question, wrong));
        Assert.Empty(Objections(question, right));
    }

    [Fact]
    public void Windows_holidays_and_the_minutes_before_an_end_are_kept()
    {
        Assert.Equal(["us-window", "us-nj-window"], Objections(At("America/New_York", "2026-03-04 07:59:59")));
        Assert.Empty(Objections(At("America/New_York", "2026-03-04 19:54:59")));
        Assert.NotEmpty(Objections(At("America/New_York", "2026-03-04 19:55:00")));

        var louisiana = At("America/Chicago", "2026-04-02 12:00:00") with { Phone = "+15045550123", State = "LA", Zip = "70112" };
        var agreed = new ContactFacts { Consents = [Asking.Consent with { Phone = louisiana.Phone }] };
        Assert.Empty(Objections(louisiana, agreed));
        Assert.NotEmpty(Objections(louisiana with { At = louisiana.At.AddDays(1) }, agreed));
    }

    [Theory]
    [InlineData("2031-07-04", true)]
    [InlineData("2027-12-31", true)]
    [InlineData("2032-11-25", true)]
    [InlineData("2032-05-31", true)]
    [InlineData("2032-05-24", false)]
    [InlineData("2032-10-12", false)]
    public void Federal_holidays_are_counted_out(string day, bool holiday) =>
        Assert.Equal(holiday, NationalDays.Of(int.Parse(day[..4], System.Globalization.CultureInfo.InvariantCulture)).Contains(
            DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture)));

    [Fact]
    public void Places_without_a_known_law_or_clock_are_contacted_by_nobody()
    {
        Assert.NotEmpty(Objections(Asking.Sound with { Phone = null, State = null, Zip = null }));
        Assert.NotEmpty(Objections(Asking.Sound with { Phone = null, State = "AE", Zip = null }));
        Assert.NotEmpty(Objections(Asking.Sound with { Phone = "+14165550123" }));
        Assert.NotEmpty(Objections(Asking.Sound with { State = "PW", Zip = null }));
    }

    [Fact]
    public void Forbidden_and_unruled_contacts_and_kinds_of_rules_that_nobody_taught_it_are_wrong()
    {
        Assert.NotEmpty(Objections(Asking.Sound with { Channel = ContactChannel.AiVoice, Purpose = ContactPurpose.Reply }));
        Assert.Equal([PlainJudge.NoRule], PlainJudge.Objections(Past.Of(Asking.Sound), new(), WrittenLaw.Read(
            """{"version": "1", "rules": [{"id": "l", "kind": "leaving", "jurisdiction": "*", "channels": [], "purposes": [], "value": {"minutes": 5}}], "holidays": []}""")));
        Assert.Equal(["new"], Judge("""{"id": "new", "kind": "moon_phase", "jurisdiction": "*", "channels": ["sms"], "purposes": ["marketing"]}"""));
    }

    [Fact]
    public void A_rule_holds_on_its_days_only()
    {
        const string Row = """{{"id": "storm", "kind": "emergency", "jurisdiction": "US-NJ", "channels": ["voice"], "purposes": ["marketing"], "effectiveFrom": "{0}", "effectiveTo": "{1}", "value": {{"text": "No."}}}}""";
        var scrubbed = new ContactFacts { DoNotCall = new(s_noon.AddDays(-1), false) };
        string[] During(string from, string to) => PlainJudge.Objections(
            Past.Of(s_call), Past.Of(scrubbed, s_noon), Past.With(string.Format(System.Globalization.CultureInfo.InvariantCulture, Row, from, to)));
        Assert.Equal(["storm"], During("2026-03-04", "2026-03-04"));
        Assert.Empty(During("2026-03-05", "2026-03-06"));
        Assert.Empty(During("2026-03-01", "2026-03-03"));
    }

    private static string[] Judge(params string[] rows) =>
        PlainJudge.Objections(Past.Of(Asking.Sound), Past.Of(Asking.Consented, s_noon), Past.With(rows));

    private static string[] Objections(PermitQuestion question, ContactFacts? facts = null) =>
        PlainJudge.Objections(Past.Of(question), Past.Of(facts ?? Asking.Consented, question.At), Past.Law);

    private static PermitQuestion At(string zone, string time) => Asking.Sound with { At = Asking.Local(zone, time) };

    private static Narrowing Wish(TimeOnly notBefore) => new(s_noon.AddDays(-1), [ContactChannel.Sms], notBefore);

    private static Touch Touched(int hours) => new(s_noon.AddHours(hours), ContactChannel.Voice, ContactPurpose.Marketing, "solar");

    private static Revocation Said(RefusalScope scope, int days) => new(s_noon.AddDays(days), scope);
}
