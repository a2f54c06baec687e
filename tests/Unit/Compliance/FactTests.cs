using static LeadGrid.Compliance.Asking;

namespace LeadGrid.Compliance;

/// <summary>Golden rows of what a person has said, agreed to or been through.</summary>
public sealed class FactTests
{
    private static readonly DateTimeOffset At = Sound.At;
    private static readonly PermitQuestion Call = Sound with { Channel = ContactChannel.Voice };

    [Fact]
    public void A_person_of_whom_nothing_is_known_is_not_texted_for_marketing()
    {
        Denies(Decide(Sound), "us-written-consent", "us-do-not-call");
        Denies(Decide(Sound with { Channel = ContactChannel.AiVoice }), "us-written-consent", "us-ai-voice-consent");
        Denies(Decide(Call), "us-do-not-call");
        Allows(Decide(Sound with { Purpose = ContactPurpose.Appointment }));
    }

    [Theory]
    [InlineData(ContactChannel.Sms)]
    [InlineData(ContactChannel.Voice)]
    [InlineData(ContactChannel.AiVoice)]
    public void With_written_consent_there_is_marketing(ContactChannel channel) => Allows(Decide(Sound with { Channel = channel }, Consented));

    public static TheoryData<string> MissingParts => ["text", "signature", "seller", "number", "other number", "calls", "condition", "channel"];

    [Theory]
    [MemberData(nameof(MissingParts))]
    public void A_consent_with_a_missing_part_is_none(string part)
    {
        var record = part switch
        {
            "text" => Consent with { Text = " " },
            "signature" => Consent with { Signature = null },
            "seller" => Consent with { Sellers = ["other"] },
            "number" => Consent with { Phone = null },
            "other number" => Consent with { Phone = "+12015550124" },
            "calls" => Consent with { DisclosesCalls = false },
            "condition" => Consent with { NoConditionOfPurchase = false },
            _ => Consent with { Channels = [ContactChannel.Voice, ContactChannel.AiVoice, ContactChannel.Email] },
        };
        var decision = Decide(Sound, new ContactFacts { Consents = [record] });
        Denies(decision, "us-written-consent");
        Assert.Contains(decision.Reasons, reason => reason.Sentence.Contains("lacks", StringComparison.Ordinal));
    }

    [Fact]
    public void Consent_to_calls_and_texts_is_none_to_an_artificial_voice()
    {
        var facts = new ContactFacts { Consents = [Consent with { Channels = [ContactChannel.Sms, ContactChannel.Voice] }], Relationships = [new(At.AddDays(-1), RelationshipKind.Inquiry, Seller)] };
        Denies(Decide(Sound with { Channel = ContactChannel.AiVoice }, facts), "us-ai-voice-consent", "us-written-consent", "us-do-not-call");
        Allows(Decide(Sound, facts));
    }

    [Fact]
    public void A_consent_counts_from_when_it_was_given()
    {
        var facts = new ContactFacts { Consents = [Consent with { At = At.AddSeconds(1) }] };
        Denies(Decide(Sound, facts));
        Allows(Decide(Sound with { At = At.AddSeconds(1) }, facts));
    }

    [Fact]
    public void Nobody_in_particular_is_named_by_no_consent() => Denies(Decide(Sound with { Seller = null }, Consented), "us-written-consent");

    [Fact]
    public void A_sound_consent_counts_beside_a_faulty_one() =>
        Allows(Decide(Sound, new ContactFacts { Consents = [Consent with { At = At.AddDays(-5), Signature = null }, Consent] }));

    [Fact]
    public void In_Connecticut_a_live_sales_call_needs_written_consent()
    {
        var there = Call with { State = "CT", Zip = "06103" };
        var listedNowhere = new ContactFacts { DoNotCall = new(At.AddDays(-1), Listed: false) };
        Denies(Decide(there, listedNowhere), "us-ct-written-consent");
        Allows(Decide(Call, listedNowhere));
        Allows(Decide(there, Consented));
        Denies(Decide(Call with { Phone = "+12035550123" }, listedNowhere), "us-ct-written-consent");
    }

    [Fact]
    public void A_copy_of_the_national_list_is_good_for_31_days()
    {
        Allows(Decide(Call, new ContactFacts { DoNotCall = new(At.AddDays(-31), Listed: false) }));
        Denies(Decide(Call, new ContactFacts { DoNotCall = new(At.AddDays(-31).AddSeconds(-1), Listed: false) }), "us-do-not-call");
        Denies(Decide(Call, new ContactFacts { DoNotCall = new(At.AddDays(1), Listed: false) }), "us-do-not-call");
        Denies(Decide(Call, new ContactFacts { DoNotCall = new(At, Listed: true) }), "us-do-not-call");
        Allows(Decide(Call, Consented with { DoNotCall = new(At, Listed: true) }));
    }

    [Fact]
    public void A_permit_ends_when_the_copy_of_the_list_is_too_old()
    {
        var decision = Decide(Call, new ContactFacts { DoNotCall = new(At.AddDays(-31).AddHours(1), Listed: false) });
        Assert.Equal(At.AddHours(1).AddTicks(1), Assert.IsType<PermitAllowed>(decision).Expires);
    }

    [Theory]
    [InlineData(nameof(RelationshipKind.Purchase), "2024-09-05T17:00:00Z", true)]
    [InlineData(nameof(RelationshipKind.Purchase), "2024-09-04T17:00:00Z", false)]
    [InlineData(nameof(RelationshipKind.Inquiry), "2025-12-05T17:00:00Z", true)]
    [InlineData(nameof(RelationshipKind.Inquiry), "2025-12-04T17:00:00Z", false)]
    public void An_established_business_relationship_lifts_the_national_list_for_its_time(string kind, string since, bool lifts)
    {
        var facts = new ContactFacts { DoNotCall = new(At, Listed: true), Relationships = [new(Utc(since), Enum.Parse<RelationshipKind>(kind), Seller)] };
        Assert.Equal(lifts, Decide(Call, facts) is PermitAllowed);
        Denies(Decide(Call with { Seller = "other" }, facts), "us-do-not-call");
        Denies(Decide(Sound, facts), "us-do-not-call", "us-written-consent");
    }

    [Theory]
    [InlineData(nameof(RefusalScope.Stop))]
    [InlineData(nameof(RefusalScope.Calls))]
    [InlineData(nameof(RefusalScope.Everything))]
    [InlineData(nameof(RefusalScope.WrongNumber))]
    public void A_relationship_ends_when_the_person_says_stop(string scope)
    {
        var began = At.AddDays(-20);
        var facts = new ContactFacts { Relationships = [new(began, RelationshipKind.Purchase, Seller)], Revocations = [new(At.AddDays(-10), Enum.Parse<RefusalScope>(scope))] };
        Denies(Decide(Call, facts), "us-do-not-call");
        Allows(Decide(Call, facts with { Revocations = [new(At.AddDays(-10), RefusalScope.Unsubscribe)] }));
    }

    [Theory]
    [InlineData("FL", "33101")]
    [InlineData("MD", "21201")]
    [InlineData("OR", "97201")]
    [InlineData("OK", "73102")]
    public void After_three_attempts_in_24_hours_there_is_no_fourth(string state, string zip)
    {
        var there = Sound with { State = state, Zip = zip, Phone = null, AssumeConsent = true };
        Touch[] three = [Touched(-23), Touched(-5, ContactChannel.Voice), Touched(-1, ContactChannel.AiVoice, ContactPurpose.Appointment)];
        DefersUntil(At.AddHours(1), Decide(there, new ContactFacts { Touches = three }));
        Allows(Decide(there, new ContactFacts { Touches = three[1..] }));
        Allows(Decide(there, new ContactFacts { Touches = [Touched(-24), .. three[1..]] }));
        Allows(Decide(there with { Subject = "roof" }, new ContactFacts { Touches = three }));
        DefersUntil(At.AddHours(1), Decide(there with { Subject = null }, new ContactFacts { Touches = three }));
        Allows(Decide(there, new ContactFacts { Touches = [.. three.Select(touch => touch with { Purpose = ContactPurpose.Reply })] }));
        Allows(Decide(there, new ContactFacts { Touches = [.. three.Select(touch => touch with { Channel = ContactChannel.Email })] }));
        Allows(Decide(there with { State = "NY", Zip = "10001" }, new ContactFacts { Touches = three }));
    }

    [Fact]
    public void Oregons_limit_holds_from_2026_on()
    {
        var newYear = Local("America/Los_Angeles", "2025-12-31 19:00:00");
        var there = Sound with { State = "OR", Zip = "97201", Phone = null, AssumeConsent = true, At = newYear };
        ContactFacts facts = new() { Touches = [.. Enumerable.Range(1, 3).Select(hour => new Touch(newYear.AddHours(-hour), ContactChannel.Sms, ContactPurpose.Marketing, "solar"))] };
        Allows(Decide(there, facts));
        DefersUntil(Local("America/Los_Angeles", "2026-01-01 16:00:00"), Decide(there with { At = Local("America/Los_Angeles", "2025-12-31 20:00:00") }, facts));
    }

    [Fact]
    public void Washingtons_no_holds_for_twelve_months()
    {
        var said = At.AddMonths(-12);
        Allows(Decide(Call, Consented with { CallRefusals = [said] }));
        DefersUntil(At.AddMinutes(1), Decide(Call, Consented with { CallRefusals = [said.AddMinutes(1)] }));
        Denies(Decide(Call, Consented with { CallRefusals = [said.AddDays(20)] }), "us-wa-call-refusal");
        Allows(Decide(Sound, Consented with { CallRefusals = [said.AddDays(20)] }));
    }

    [Theory]
    [InlineData(-31, false, true)]
    [InlineData(-32, false, false)]
    [InlineData(-1, true, false)]
    public void An_answer_of_the_reassigned_numbers_database_voids_consent(int days, bool reassigned, bool stands)
    {
        var facts = Consented with { Reassigned = [new(At.AddDays(days), reassigned)] };
        Assert.Equal(stands, Decide(Sound, facts) is PermitAllowed);
        Assert.Contains(Decide(Sound, facts).Reasons, reason => reason.Rule == "us-reassigned-number");
    }

    [Fact]
    public void A_yes_after_the_consent_is_not_undone_by_a_later_no()
    {
        Denies(Decide(Sound, Consented with { Reassigned = [new(At.AddDays(-5), true), new(At.AddDays(-1), false)] }), "us-reassigned-number");
        Allows(Decide(Sound, Consented with { Reassigned = [new(At.AddDays(-11), true), new(At.AddDays(-1), false)] }));
    }

    [Fact]
    public void A_wrong_number_voids_the_consent_that_was_before_it()
    {
        Denies(Decide(Sound, Consented with { Revocations = [new(At.AddDays(-1), RefusalScope.WrongNumber)] }), "wrong-number");
        Allows(Decide(Sound, Consented with { Revocations = [new(At.AddDays(-11), RefusalScope.WrongNumber)] }));
        Allows(Decide(Sound with { Purpose = ContactPurpose.Appointment }, new ContactFacts { Revocations = [new(At.AddDays(-1), RefusalScope.WrongNumber)] }));
    }

    [Theory]
    [InlineData(17, -364, true)]
    [InlineData(17, -365, false)]
    [InlineData(18, 0, false)]
    [InlineData(12, -900, true)]
    public void Nobody_under_18_is_contacted(int years, int days, bool denied)
    {
        foreach (var channel in Enum.GetValues<ContactChannel>())
        {
            var decision = Decide(Sound with { Channel = channel, Purpose = ContactPurpose.Legal }, new ContactFacts { Age = new(years, At.AddDays(days)) });
            Assert.Equal(denied, decision is not PermitAllowed);
        }
    }

    [Fact]
    public void The_persons_own_word_only_narrows()
    {
        var word = new Narrowing(At.AddDays(-1), [ContactChannel.Sms], new TimeOnly(12, 30), new TimeOnly(22, 0), [DayOfWeek.Thursday]);
        var facts = Consented with { Narrowings = [word] };
        DefersUntil(At.AddMinutes(30), Decide(Sound, facts));
        DefersUntil(Local("America/New_York", "2026-03-06 12:30:00"), Decide(Sound with { At = Local("America/New_York", "2026-03-04 20:00:00") }, facts));
        Allows(Decide(Call, facts));
        Allows(Decide(Sound, Consented with { Narrowings = [word with { NotBefore = null, NotFrom = null, NotOn = null }] }));
        DefersUntil(Local("America/New_York", "2026-03-05 08:00:00"), Decide(Sound with { At = Local("America/New_York", "2026-03-04 21:00:00") }, Consented with { Narrowings = [word with { NotBefore = null, NotOn = null }] }));
    }

    [Fact]
    public void An_unclear_reply_holds_automated_contact_until_it_is_judged()
    {
        var held = Consented with { Holds = [new(At.AddHours(-1))] };
        Denies(Decide(Sound, held), "hold");
        Denies(Decide(Sound with { Channel = ContactChannel.AiVoice }, held), "hold");
        Denies(Decide(Sound with { Channel = ContactChannel.Email }, held), "hold");
        Allows(Decide(Call, held));
        Allows(Decide(Sound with { Purpose = ContactPurpose.Reply }, held with { Inbound = [new(At.AddHours(-1), ContactChannel.Sms)] }));
        Allows(Decide(Sound, Consented with { Holds = [new(At.AddHours(-1), JudgedAt: At)] }));
        Denies(Decide(Sound, Consented with { Holds = [new(At.AddHours(-1), JudgedAt: At.AddSeconds(1))] }), "hold");
    }

    [Fact]
    public void An_email_that_was_agreed_to_waits_for_the_persons_confirmation()
    {
        var mail = Sound with { Channel = ContactChannel.Email };
        var waiting = Consented with { Confirmations = [new(At.AddHours(-1))] };
        Denies(Decide(mail, waiting), "email-unconfirmed");
        Allows(Decide(mail with { Purpose = ContactPurpose.Appointment }, waiting));
        Allows(Decide(mail with { Purpose = ContactPurpose.Legal }, waiting));
        Allows(Decide(Sound, waiting));
        Allows(Decide(mail, Consented with { Confirmations = [new(At.AddHours(-1), ConfirmedAt: At)] }));
        Denies(Decide(mail, Consented with { Confirmations = [new(At.AddHours(-1), ConfirmedAt: At.AddSeconds(1))] }), "email-unconfirmed");
        Allows(Decide(mail, Consented with { Confirmations = [new(At.AddSeconds(1))] }));
        Denies(Decide(mail, (Consented with { Confirmations = [new(At.AddSeconds(1))] }).Heard(At)), "email-unconfirmed");
    }

    private static Touch Touched(int hours, ContactChannel channel = ContactChannel.Sms, ContactPurpose purpose = ContactPurpose.Marketing) =>
        new(At.AddHours(hours), channel, purpose, "solar");
}
