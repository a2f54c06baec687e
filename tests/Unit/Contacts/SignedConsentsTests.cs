using LeadGrid.Access;
using LeadGrid.Compliance;
using LeadGrid.Compliance.Rejudgement;
using LeadGrid.Contacts;

namespace LeadGrid.Unit.Contacts;

public sealed class SignedConsentsTests
{
    private static readonly ContactState s_email = SomeContact.Unknown with { Key = ContactKey.Email([4, 5, 6]) };
    private static readonly Guid s_ask = Guid.Parse("01890000-0000-7000-8000-0000000000cc");
    private static readonly Actor s_person = new(ActorKind.System, "person", "the person");

    private static readonly SignedConsent s_signed = new()
    {
        Id = Guid.Parse("01890000-0000-7000-8000-0000000000f0"),
        By = new Actor(ActorKind.System, "form", "form of Solar"),
        OwnForm = true,
        Texts =
        [
            new([ContactChannel.Sms], "I agree that Anchor may text me. Consent is not a condition of any purchase.", true),
            new([ContactChannel.Voice], "I agree that Anchor may call me. Consent is not a condition of any purchase.", false),
            new([ContactChannel.Email], "I agree that Anchor may send me e-mail.", true),
        ],
        Sellers = ["Anchor"],
        Phone = "+12015550123",
        Lead = SomeContact.Lead,
        NewLead = true,
        Method = "web_form: box ticked",
        DisclosureVersion = "solar form 3 en",
        Language = "en",
        ShownAt = SomeContact.Now.AddMinutes(-2),
        Ip = "203.0.113.7",
        UserAgent = "Mozilla/5.0",
        FormUrl = "https://leads.example.com/f/solar",
    };

    [Fact]
    public void The_evidence_is_exactly_what_was_shown_and_ticked()
    {
        var entries = SignedConsents.Of(SomeContact.Unknown, s_signed, SomeContact.Now);
        Assert.Equal(3, entries.Length);
        var text = Assert.IsType<ConsentGiven>(entries[0]);
        Assert.Equal((SomeContact.Now, s_signed.By, SomeContact.Lead), (text.At, text.By, text.Lead!.Value));
        Assert.Equal(
            new ConsentRecord
            {
                At = SomeContact.Now,
                Origin = ConsentOrigin.OwnForm,
                Channels = text.Consent.Channels,
                Sellers = text.Consent.Sellers,
                Phone = "+12015550123",
                Text = "I agree that Anchor may text me. Consent is not a condition of any purchase.",
                Signature = "web_form: box ticked",
                DisclosesCalls = true,
                NoConditionOfPurchase = true,
            },
            text.Consent);
        Assert.Equal([ContactChannel.Sms], text.Consent.Channels);
        Assert.Equal(["Anchor"], text.Consent.Sellers);
        Assert.Equal(
            new ConsentEvidence
            {
                Id = s_signed.Id,
                DisclosureVersion = "solar form 3 en",
                Language = "en",
                ShownAt = s_signed.ShownAt,
                Shown = text.Evidence.Shown,
                Ip = "203.0.113.7",
                UserAgent = "Mozilla/5.0",
                FormUrl = "https://leads.example.com/f/solar",
                PostedBy = "form of Solar",
            },
            text.Evidence);
        Assert.Equal(
            [
                new ShownDisclosure(ContactChannel.Sms, s_signed.Texts[0].Text, true),
                new ShownDisclosure(ContactChannel.Voice, s_signed.Texts[1].Text, false),
                new ShownDisclosure(ContactChannel.Email, s_signed.Texts[2].Text, true),
            ],
            text.Evidence.Shown!);
        var mail = Assert.IsType<ConsentGiven>(entries[1]);
        Assert.Equal(("I agree that Anchor may send me e-mail.", false, false), (mail.Consent.Text, mail.Consent.DisclosesCalls, mail.Consent.NoConditionOfPurchase));
        Assert.Equal((SomeContact.Lead, "Anchor"), (Assert.IsType<Inquired>(entries[2]).Lead, ((Inquired)entries[2]).Sellers[0]));
    }

    [Fact]
    public void The_same_consent_again_changes_nothing_and_the_lead_that_it_came_with_is_not_taken_up_again()
    {
        var state = SomeContact.With(SomeContact.Unknown, SignedConsents.Of(SomeContact.Unknown, s_signed, SomeContact.Now));
        Assert.Empty(SignedConsents.Of(state, s_signed, SomeContact.Now));
        Assert.Empty(ContactDecider.TakeUp(state, [SomeContact.Posted(null)]));
        Assert.DoesNotContain(SignedConsents.Of(state, s_signed with { Id = Guid.NewGuid() }, SomeContact.Now), entry => entry is Inquired);
        Assert.DoesNotContain(SignedConsents.Of(SomeContact.Unknown, s_signed with { NewLead = false }, SomeContact.Now), entry => entry is Inquired);
        Assert.Empty(SignedConsents.Of(SomeContact.Unknown, s_signed with { Texts = [], Lead = null }, SomeContact.Now));
    }

    [Fact]
    public void A_consent_of_our_form_is_later_than_all_before_it_and_a_sellers_is_as_old_as_he_says()
    {
        var refused = SomeContact.With(SomeContact.Unknown, SomeContact.Stop(SomeContact.Now.AddMinutes(1)));
        var own = SignedConsents.Of(refused, s_signed, SomeContact.Now);
        Assert.All(own.OfType<ConsentGiven>(), given => Assert.Equal(SomeContact.Now.AddMinutes(1).AddMilliseconds(1), given.Consent.At));

        var posted = s_signed with { OwnForm = false, At = SomeContact.Now.AddDays(-3) };
        var said = Assert.IsType<ConsentGiven>(SignedConsents.Of(refused, posted, SomeContact.Now)[0]);
        Assert.Equal((ConsentOrigin.Posted, SomeContact.Now.AddDays(-3)), (said.Consent.Origin, said.Consent.At));
        Assert.Equal(
            SomeContact.Now, Assert.IsType<ConsentGiven>(SignedConsents.Of(SomeContact.Unknown, posted with { At = SomeContact.Now.AddDays(3) }, SomeContact.Now)[0]).Consent.At);
    }

    [Fact]
    public void With_a_confirmation_email_waits_and_the_number_knows_nothing_of_it()
    {
        var asked = s_signed with { Confirmation = s_ask };
        Assert.Equal([ContactChannel.Sms], SignedConsents.Of(SomeContact.Unknown, asked, SomeContact.Now).OfType<ConsentGiven>().SelectMany(given => given.Consent.Channels));
        Assert.Empty(SignedConsents.Of(SomeContact.Unknown, asked, SomeContact.Now).OfType<ConfirmationAsked>());

        var entries = SignedConsents.Of(s_email, asked, SomeContact.Now);
        Assert.Equal(s_ask, Assert.Single(entries.OfType<ConfirmationAsked>()).Ask);
        var waiting = SomeContact.With(s_email, entries);
        Assert.Equal([s_ask], waiting.Asks);
        Assert.Equal([new Confirmation(SomeContact.Now)], waiting.Facts.Confirmations);
        Assert.Empty(SignedConsents.Of(waiting, asked, SomeContact.Now));

        // A form is no way to fill somebody's mailbox: within a day one link confirms all.
        var again = asked with { Id = Guid.NewGuid(), Confirmation = Guid.NewGuid() };
        Assert.Null(Assert.Single(SignedConsents.Of(waiting, again, SomeContact.Now.AddHours(23)).OfType<ConfirmationAsked>()).Ask);
        Assert.Equal(again.Confirmation, Assert.Single(SignedConsents.Of(waiting, again, SomeContact.Now.AddHours(24)).OfType<ConfirmationAsked>()).Ask);

        waiting = SomeContact.With(waiting, SignedConsents.Of(waiting, again, SomeContact.Now.AddHours(1)));
        var confirmed = SignedConsents.Confirm(waiting, s_ask, s_person, SomeContact.Now.AddHours(2));
        Assert.Equal(s_ask, Assert.IsType<Confirmed>(confirmed[0]).Ask);
        Assert.Equal(2, confirmed.OfType<ConsentGiven>().Count());
        Assert.All(confirmed.OfType<ConsentGiven>(), given => Assert.Equal(
            (SomeContact.Now.AddHours(2), ConsentOrigin.OwnForm, "web_form: box ticked, confirmed by e-mail"), (given.Consent.At, given.Consent.Origin, given.Consent.Signature)));
        var after = SomeContact.With(waiting, confirmed);
        Assert.Empty(after.Unconfirmed);
        Assert.All(after.Facts.Confirmations, each => Assert.Equal(SomeContact.Now.AddHours(2), each.ConfirmedAt));
        Assert.Empty(SignedConsents.Confirm(after, s_ask, s_person, SomeContact.Now.AddHours(3)));

        // Read from the ledger, a second one moves nothing.
        var twice = SomeContact.With(after, confirmed[0] with { At = SomeContact.Now.AddHours(4) });
        Assert.Equal(after.Facts.Confirmations, twice.Facts.Confirmations);
        Assert.Equal(nameof(SignedConsent), asked.ToString());
    }

    [Fact]
    public void Both_judges_deny_marketing_email_until_it_is_confirmed_and_allow_it_after()
    {
        var asked = SignedConsents.Of(s_email, s_signed with { Confirmation = s_ask }, SomeContact.Now);
        var waiting = SomeContact.With(s_email, asked);
        ContactEvent[] confirmed = SignedConsents.Confirm(waiting, s_ask, s_person, SomeContact.Now.AddMinutes(1));
        Judged([.. asked], ContactPurpose.Marketing, "email-unconfirmed");
        Judged([.. asked], ContactPurpose.Appointment);
        Judged([.. asked], ContactPurpose.Legal);
        Judged([.. asked, .. confirmed], ContactPurpose.Marketing);

        // And nobody's unsubscribing is lifted by a confirmation that never came.
        Judged([SomeContact.Stop(SomeContact.Now.AddHours(-1)) with { Scope = RefusalScope.Unsubscribe }, .. asked], ContactPurpose.Marketing, "email-unconfirmed", "unsubscribe");
        Judged([SomeContact.Stop(SomeContact.Now.AddHours(-1)) with { Scope = RefusalScope.Unsubscribe }, .. asked, .. confirmed], ContactPurpose.Marketing);
    }

    [Fact]
    public void Both_judges_hear_a_form_after_a_refusal_and_no_sellers_post()
    {
        var stop = SomeContact.Stop(SomeContact.Now.AddHours(-1));
        var refused = SomeContact.With(SomeContact.Unknown, stop);
        Judged([stop, .. SignedConsents.Of(refused, s_signed, SomeContact.Now)], ContactPurpose.Marketing, channel: ContactChannel.Sms);
        Judged([stop, .. SignedConsents.Of(refused, s_signed with { OwnForm = false }, SomeContact.Now)], ContactPurpose.Marketing, ["stop"], ContactChannel.Sms);
        var before = SignedConsents.Of(SomeContact.Unknown, s_signed, SomeContact.Now.AddHours(-2));
        Judged([.. before, stop], ContactPurpose.Marketing, ["stop"], ContactChannel.Sms);
    }

    private static void Judged(ContactEvent[] ledger, ContactPurpose purpose, params string[] against) => Judged(ledger, purpose, against, ContactChannel.Email);

    private static void Judged(ContactEvent[] ledger, ContactPurpose purpose, string[]? against = null, ContactChannel channel = ContactChannel.Email)
    {
        var at = SomeContact.Now.AddHours(1);
        var question = Asking.Sound with { Channel = channel, Purpose = purpose, At = at, Seller = "Anchor", Phone = "+12015550123" };
        var state = SomeContact.With(channel == ContactChannel.Email ? s_email : SomeContact.Unknown, ledger);
        var scrubbed = Asking.Consented.DoNotCall;
        var decision = Permits.Decide(question, state.Facts with { DoNotCall = scrubbed }, RuleSet.Shipped);
        var denied = decision.ToAnswer().Reasons.Where(reason => reason.Outcome == PermitOutcome.Deny).Select(reason => reason.Rule).Distinct().Order();
        var past = PastLedger.Facts(ledger);
        past.DoNotCall = scrubbed;
        var objections = PlainJudge.Objections(
            new PastContact(at, channel, purpose, "Anchor", question.Subject, question.Phone, question.State, question.Zip), past, Past.Law);
        Assert.Equal((against ?? []).Order(), denied);
        Assert.Equal((against ?? []).Order(), objections.Order());
    }
}
