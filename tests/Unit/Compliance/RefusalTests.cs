using static LeadGrid.Compliance.Asking;

namespace LeadGrid.Compliance;

/// <summary>Golden rows of refusals: what each scope stops, and what lifts it.</summary>
public sealed class RefusalTests
{
    private static readonly DateTimeOffset At = Sound.At;

    // By the page's scopes, and replies by its "a later revocation stops it". Every combination that is not named stays allowed.
    [Theory]
    [InlineData(nameof(RefusalScope.Stop), "sms marketing, sms appointment, sms legal, sms reply, ai_voice marketing, ai_voice appointment, ai_voice legal, voice marketing, voice reply")]
    [InlineData(nameof(RefusalScope.Unsubscribe), "email marketing, email reply")]
    [InlineData(nameof(RefusalScope.Calls), "voice marketing, voice appointment, voice legal, voice reply, ai_voice marketing, ai_voice appointment, ai_voice legal")]
    [InlineData(nameof(RefusalScope.Everything), "sms marketing, sms appointment, sms legal, sms reply, ai_voice marketing, ai_voice appointment, ai_voice legal, voice marketing, voice appointment, voice legal, voice reply, email marketing, email appointment, email reply")]
    public void A_refusal_stops_exactly_its_scope(string scope, string stopped)
    {
        var facts = Consented with
        {
            Revocations = [new(At.AddHours(-1), Enum.Parse<RefusalScope>(scope))],
            Inbound = [.. Enum.GetValues<ContactChannel>().Select(channel => new InboundMessage(At.AddHours(-2), channel))],
        };
        foreach (var channel in Enum.GetValues<ContactChannel>())
        {
            foreach (var purpose in new[] { ContactPurpose.Marketing, ContactPurpose.Appointment, ContactPurpose.Reply, ContactPurpose.Legal })
            {
                if ((channel, purpose) != (ContactChannel.AiVoice, ContactPurpose.Reply))
                {
                    var name = $"{(channel == ContactChannel.AiVoice ? "ai_voice" : channel.ToString().ToLowerInvariant())} {purpose.ToString().ToLowerInvariant()}";
                    var decision = Decide(Sound with { Channel = channel, Purpose = purpose }, facts);
                    Assert.True(stopped.Split(", ").Contains(name) == decision is PermitDenied, $"{name}: {Told(decision)}");
                }
            }
        }
    }

    [Fact]
    public void A_refusal_counts_from_the_instant_it_was_made()
    {
        Denies(Decide(Sound, Consented with { Revocations = [new(At, RefusalScope.Stop)] }), "stop");
        Allows(Decide(Sound, Consented with { Revocations = [new(At.AddTicks(1), RefusalScope.Stop)] }));
    }

    [Fact]
    public void Start_restores_the_texts_that_stop_took_for_that_seller_and_nothing_else()
    {
        var facts = Consented with { Revocations = [new(At.AddHours(-2), RefusalScope.Stop)], Restorations = [new(At.AddHours(-1), Seller)] };
        Allows(Decide(Sound, facts));
        Denies(Decide(Sound with { Channel = ContactChannel.AiVoice }, facts), "stop");
        Denies(Decide(Sound with { Channel = ContactChannel.Voice }, facts), "stop-calls");
        Denies(Decide(Sound with { Seller = "other" }, facts with { Consents = [Consent with { Sellers = [Seller, "other"] }] }), "stop");
        Denies(Decide(Sound, facts with { Restorations = [new(At.AddHours(-3), Seller)] }), "stop");
        Denies(Decide(Sound, facts with { Revocations = [new(At.AddHours(-2), RefusalScope.Everything)] }), "never-again");
        Denies(Decide(Sound, facts with { Consents = [] }), "us-written-consent");
        Allows(Decide(Sound, facts with { Revocations = [new(At.AddHours(-2), RefusalScope.Stop, ByProvider: true)] }));
    }

    [Theory]
    [InlineData(nameof(ConsentOrigin.Posted), 1, false)]
    [InlineData(nameof(ConsentOrigin.OwnForm), 1, true)]
    [InlineData(nameof(ConsentOrigin.OptInAnswer), 1, true)]
    [InlineData(nameof(ConsentOrigin.ClaimedCertificate), 1, true)]
    [InlineData(nameof(ConsentOrigin.OwnForm), -1, false)]
    public void A_later_consent_lifts_a_refusal_by_how_it_was_recorded(string origin, int hours, bool lifts)
    {
        var refused = At.AddHours(-2);
        var facts = new ContactFacts { Consents = [Consent with { At = refused.AddHours(hours), Origin = Enum.Parse<ConsentOrigin>(origin) }], Revocations = [new(refused, RefusalScope.Stop)] };
        Assert.Equal(lifts, Decide(Sound, facts) is PermitAllowed);
        Assert.Equal(lifts, Decide(Sound, facts with { Revocations = [new(refused, RefusalScope.Everything)] }) is PermitAllowed);
        Denies(Decide(Sound, facts with { Revocations = [new(refused, RefusalScope.Stop, ByProvider: true)] }), "stop");
    }

    [Fact]
    public void A_later_consent_that_lacks_a_part_lifts_nothing()
    {
        var later = Consent with { At = At.AddHours(-1), Origin = ConsentOrigin.ClaimedCertificate, Phone = "+12015550124" };
        Denies(Decide(Sound, new ContactFacts { Consents = [Consent, later], Revocations = [new(At.AddHours(-2), RefusalScope.Stop)] }), "stop");
    }

    [Fact]
    public void Our_own_form_lifts_an_unsubscription_without_a_number()
    {
        var form = Consent with { At = At.AddHours(-1), Origin = ConsentOrigin.OwnForm, Phone = null, Signature = null };
        Allows(Decide(Sound with { Channel = ContactChannel.Email }, new ContactFacts { Consents = [form], Revocations = [new(At.AddHours(-2), RefusalScope.Unsubscribe)] }));
    }

    [Fact]
    public void Lists_stop_marketing_and_appointments_and_litigators_replies_too()
    {
        var inbound = Consented with { Inbound = [new(At.AddHours(-1), ContactChannel.Sms)] };
        foreach (var (list, rule) in new[] { (SuppressionList.Own, "own-list"), (SuppressionList.Seller, "seller-list"), (SuppressionList.Litigator, "litigators") })
        {
            var facts = inbound with { Suppressions = [new(At.AddDays(-1), list, Seller)] };
            Denies(Decide(Sound, facts), rule);
            Denies(Decide(Sound with { Purpose = ContactPurpose.Appointment }, facts), rule);
            Denies(Decide(Sound with { Channel = ContactChannel.Email }, facts), rule);
            Assert.Equal(list == SuppressionList.Litigator, Decide(Sound with { Purpose = ContactPurpose.Reply }, facts) is PermitDenied);
            Allows(Decide(Sound with { Purpose = ContactPurpose.Legal }, facts));
            Allows(Decide(Sound, inbound with { Suppressions = [new(At.AddDays(-1), list, Seller, LiftedAt: At)] }));
            Denies(Decide(Sound, inbound with { Suppressions = [new(At.AddDays(-1), list, Seller, LiftedAt: At.AddDays(1))] }), rule);
        }

        Allows(Decide(Sound, Consented with { Suppressions = [new(At.AddDays(-1), SuppressionList.Seller, "other"), new(At, SuppressionList.Seller)] }));
    }

    [Fact]
    public void A_reply_answers_a_message_of_the_last_24_hours_on_its_channel()
    {
        var reply = Sound with { Purpose = ContactPurpose.Reply, At = Local("America/New_York", "2026-03-01 03:00:00") };
        ContactFacts After(DateTimeOffset inbound, ContactChannel channel = ContactChannel.Sms) => new() { Inbound = [new(inbound, channel)] };
        Allows(Decide(reply, After(reply.At.AddHours(-24))));
        Denies(Decide(reply, After(reply.At.AddHours(-24).AddTicks(-1))), "reply");
        Denies(Decide(reply, After(reply.At.AddHours(-1), ContactChannel.Voice)), "reply");
        Denies(Decide(reply), "reply");
        Denies(Decide(reply with { Channel = ContactChannel.AiVoice }, After(reply.At, ContactChannel.AiVoice)), "reply-by-machine");
        Allows(Decide(reply with { AssumeConsent = true }));
        Assert.Equal(reply.At.AddHours(2).AddTicks(1), Assert.IsType<PermitAllowed>(Decide(reply, After(reply.At.AddHours(-22)))).Expires);
    }

    [Theory]
    [InlineData(-2, true)]
    [InlineData(0, false)]
    [InlineData(1, false)]
    public void A_reply_is_stopped_by_a_refusal_that_came_with_the_message_or_after_it(int hours, bool allowed)
    {
        var inbound = At.AddHours(-3);
        var facts = new ContactFacts { Inbound = [new(inbound, ContactChannel.Sms)], Revocations = [new(inbound.AddHours(hours), RefusalScope.Stop)] };
        Assert.Equal(allowed, Decide(Sound with { Purpose = ContactPurpose.Reply }, facts) is PermitAllowed);
    }

    [Fact]
    public void A_confirmation_goes_once_within_five_minutes_of_the_refusal()
    {
        var confirmation = Sound with { Purpose = ContactPurpose.OptOutConfirmation };
        ContactFacts Refused(DateTimeOffset at, bool byProvider = false) => new() { Revocations = [new(at, RefusalScope.Stop, ConfirmedByProvider: byProvider)] };
        var sent = new Touch(At.AddMinutes(-3), ContactChannel.Sms, ContactPurpose.OptOutConfirmation, null);
        Allows(Decide(confirmation, Refused(At.AddMinutes(-5))));
        Allows(Decide(confirmation, Refused(At)));
        Denies(Decide(confirmation, Refused(At.AddMinutes(-5).AddTicks(-1))), "opt-out-confirmation");
        Denies(Decide(confirmation), "opt-out-confirmation");
        Denies(Decide(confirmation, Refused(At.AddMinutes(-1), byProvider: true)), "opt-out-confirmation");
        Denies(Decide(confirmation, Refused(At.AddMinutes(-4)) with { Touches = [sent] }), "opt-out-confirmation");
        Allows(Decide(confirmation, Refused(At.AddMinutes(-2)) with { Touches = [sent] }));
        Denies(Decide(confirmation, new ContactFacts { Revocations = [new(At.AddMinutes(-1), RefusalScope.Unsubscribe)] }), "opt-out-confirmation");
        Denies(Decide(confirmation with { Channel = ContactChannel.Email, AssumeConsent = true }), "opt-out-confirmation-text");
        Allows(Decide(confirmation with { AssumeConsent = true, At = Local("America/New_York", "2026-03-01 03:00:00") }));
    }

    [Fact]
    public void A_refusal_that_was_repeated_is_confirmed_once()
    {
        var facts = new ContactFacts
        {
            Revocations = [new(At.AddMinutes(-1), RefusalScope.Everything), new(At.AddDays(-3), RefusalScope.Stop)],
            Touches = [new(At.AddDays(-3), ContactChannel.Sms, ContactPurpose.OptOutConfirmation, null)],
        };
        Denies(Decide(Sound with { Purpose = ContactPurpose.OptOutConfirmation }, facts), "opt-out-confirmation");
        Allows(Decide(Sound with { Purpose = ContactPurpose.OptOutConfirmation }, facts with { Restorations = [new(At.AddDays(-2), Seller)] }));
    }
}
