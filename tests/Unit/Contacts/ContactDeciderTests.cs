using LeadGrid.Compliance;
using LeadGrid.Contacts;

namespace LeadGrid.Unit.Contacts;

public class ContactDeciderTests
{
    private static readonly DateTimeOffset Now = SomeContact.Now;
    private static readonly RuleSet Rules = RuleSet.Shipped;

    [Fact]
    public void Consents_of_leads_are_taken_up_once_the_oldest_first()
    {
        var newer = SomeContact.Posted(null) with { Id = Guid.NewGuid(), ReceivedAt = Now.AddDays(1) };
        var taken = ContactDecider.TakeUp(SomeContact.Unknown, [newer, SomeContact.Posted(null)]);
        Assert.Equal([SomeContact.Lead, newer.Id], taken.Cast<Inquired>().Select(entry => entry.Lead));
        Assert.Empty(ContactDecider.TakeUp(SomeContact.With(SomeContact.Unknown, taken), [newer, SomeContact.Posted(null)]));
    }

    [Theory]
    [InlineData(-1, ContactPurpose.Reply)]
    [InlineData(-24, ContactPurpose.Reply)]
    [InlineData(-25, ContactPurpose.Marketing)]
    public void A_message_without_a_template_is_an_answer_while_the_persons_is_fresh(int hours, ContactPurpose purpose)
    {
        var state = SomeContact.With(
            SomeContact.Consenting, new MessageReceived(ContactChannel.Sms, "1", "Hi") { At = Now.AddHours(hours), By = SomeContact.By });
        Assert.Equal(purpose, ContactDecider.Ask(state, SomeContact.Request, Rules, Now).Purpose);
    }

    [Fact]
    public void A_message_on_another_channel_is_answered_by_none_here()
    {
        var state = SomeContact.With(
            SomeContact.Consenting, new MessageReceived(ContactChannel.Email, "1", "Hi") { At = Now, By = SomeContact.By });
        Assert.Equal(ContactPurpose.Marketing, ContactDecider.Ask(state, SomeContact.Request, Rules, Now).Purpose);
        Assert.Equal(
            ContactPurpose.Appointment,
            ContactDecider.Ask(state, SomeContact.Request with { Purpose = ContactPurpose.Appointment }, Rules, Now).Purpose);
    }

    [Fact]
    public void A_permit_lets_one_message_leave()
    {
        var granted = SomeContact.Granted(SomeContact.Consenting);
        var state = SomeContact.With(SomeContact.Consenting, granted);
        Assert.Same(granted, Leave(state, granted, Now));
        var used = SomeContact.With(state, ContactDecider.Use(granted, Rules, Now));
        Assert.Null(Leave(used, granted, Now));
    }

    [Fact]
    public void Nothing_leaves_by_a_permit_that_has_expired()
    {
        var granted = SomeContact.Granted(SomeContact.Consenting);
        Assert.Null(Leave(SomeContact.With(SomeContact.Consenting, granted), granted, granted.Expires));
    }

    [Fact]
    public void A_permit_is_judged_anew_as_its_message_leaves()
    {
        var granted = SomeContact.Granted(SomeContact.Consenting);
        var state = SomeContact.With(SomeContact.Consenting, granted);
        var listed = state.Facts with { Suppressions = [new Suppression(Now, SuppressionList.Litigator)] };
        Assert.Null(ContactDecider.Leave(state, listed, granted.PermitId, Rules, Now));
    }

    [Fact]
    public void A_permit_of_the_windows_last_minutes_lets_nothing_leave()
    {
        var early = SomeContact.Granted(SomeContact.Consenting);
        var late = Asking.Local("America/New_York", "2026-03-04 19:57:00");
        var granted = early with { Expires = late.AddHours(1) };
        Assert.Null(Leave(SomeContact.With(SomeContact.Consenting, granted), granted, late));
    }

    [Fact]
    public void Stop_and_start_between_permit_and_leaving_leave_the_permit_void()
    {
        var granted = SomeContact.Granted(SomeContact.Consenting);
        var state = SomeContact.With(
            SomeContact.Consenting, granted, SomeContact.Stop(Now), new TextsRestored(Asking.Seller) { At = Now.AddSeconds(1), By = SomeContact.By });
        Assert.Null(Leave(state, granted, Now.AddSeconds(2)));
    }

    [Theory]
    [InlineData("STOP", ReplyIntent.OptOut, true)]
    [InlineData("please stop texting me", ReplyIntent.OptOut, false)]
    public void A_refusal_by_text_is_one_entry_and_its_hold_is_judged(string body, ReplyIntent intent, bool byProvider)
    {
        var (judgement, entries) = Receive(SomeContact.Consenting, body);
        Assert.Equal(intent, judgement.Intent);
        var refused = Assert.Single(entries.OfType<ContactRefused>());
        Assert.Equal((RefusalScope.Stop, byProvider, body), (refused.Scope, refused.ByProvider, refused.Words));
        Assert.DoesNotContain(SomeContact.With(SomeContact.Consenting, entries).Facts.Holds, hold => hold.JudgedAt is null);
    }

    [Fact]
    public void What_the_provider_took_for_a_stop_is_one()
    {
        var (judgement, entries) = Receive(SomeContact.Consenting, "No gracias amigo", optOutType: "STOP");
        Assert.Equal(ReplyIntent.OptOut, judgement.Intent);
        Assert.True(Assert.Single(entries.OfType<ContactRefused>()).ConfirmedByProvider);
    }

    [Fact]
    public void A_wrong_number_is_its_own_refusal() =>
        Assert.Equal(RefusalScope.WrongNumber, Assert.Single(Receive(SomeContact.Consenting, "wrong number").Entries.OfType<ContactRefused>()).Scope);

    [Theory]
    [InlineData("acme", 1)]
    [InlineData(null, 0)]
    public void Start_restores_texts_for_the_seller_of_the_number(string? seller, int restored) =>
        Assert.Equal(restored, Receive(SomeContact.Consenting, "START", seller: seller).Entries.OfType<TextsRestored>().Count());

    [Theory]
    [InlineData(-2, 0)]
    [InlineData(-0.5, 1)]
    public void A_start_that_comes_late_lifts_no_refusal_that_came_after_it_was_sent(double sentHours, int restored)
    {
        var stopped = SomeContact.With(SomeContact.Consenting, SomeContact.Stop(Now.AddHours(-1)));
        var start = new ContactText("SM1", "START", null, "+15550100", null, SentAt: Now.AddHours(sentHours));
        var entries = ContactDecider.Receive(stopped, [], start, Asking.Seller, Now).Entries;
        Assert.Equal(restored, entries.OfType<TextsRestored>().Count());
        Assert.Equal(Now.AddHours(sentHours), Assert.Single(entries.OfType<MessageReceived>()).SentAt);
    }

    [Fact]
    public void A_text_that_comes_late_may_be_answered_from_its_sending_on_and_undoes_no_refusal()
    {
        var late = new ContactText("SM1", "Call me tomorrow", null, "+15550100", null, SentAt: Now.AddHours(-23));
        var heard = SomeContact.With(SomeContact.Consenting, ContactDecider.Receive(SomeContact.Consenting, [], late, Asking.Seller, Now).Entries);
        Assert.Equal(ContactPurpose.Reply, ContactDecider.Ask(heard, SomeContact.Request, RuleSet.Shipped, Now.AddHours(1)).Purpose);
        Assert.Equal(ContactPurpose.Marketing, ContactDecider.Ask(heard, SomeContact.Request, RuleSet.Shipped, Now.AddHours(1.1)).Purpose);

        var stopped = SomeContact.With(SomeContact.Consenting, SomeContact.Stop(Now.AddHours(-1)));
        var answered = SomeContact.With(stopped, ContactDecider.Receive(stopped, [], late, Asking.Seller, Now).Entries);
        Assert.Null(Allowed(answered, Now.AddMinutes(1)));
        var soon = late with { SentAt = null };
        Assert.NotNull(Allowed(SomeContact.With(stopped, ContactDecider.Receive(stopped, [], soon, Asking.Seller, Now).Entries), Now.AddMinutes(1)));
    }

    [Fact]
    public void Nobody_has_sent_tomorrow()
    {
        var early = new ContactText("SM1", "Hi", null, "+15550100", null, SentAt: Now.AddHours(1));
        Assert.Null(Assert.Single(ContactDecider.Receive(SomeContact.Consenting, [], early, null, Now).Entries.OfType<MessageReceived>()).SentAt);
    }

    [Fact]
    public void What_is_unclear_stays_held()
    {
        var (judgement, entries) = Receive(SomeContact.Consenting, "who is this???? i never signed up");
        Assert.Equal(ReplyIntent.Hold, judgement.Intent);
        Assert.Single(SomeContact.With(SomeContact.Consenting, entries).Facts.Holds, hold => hold.JudgedAt is null);
    }

    [Fact]
    public void The_persons_own_hours_are_kept_and_a_wish_without_hours_is_for_whoever_reads_it()
    {
        var noon = Assert.Single(Receive(SomeContact.Consenting, "please don't call before noon").Entries.OfType<HoursNarrowed>()).Narrowing;
        Assert.Equal((Now, new TimeOnly(12, 0)), (noon.At, noon.NotBefore!.Value));
        Assert.Empty(Receive(SomeContact.Consenting, "Sounds good, thanks").Entries.OfType<HoursNarrowed>());
    }

    [Fact]
    public void A_stop_after_a_start_holds_though_the_start_was_written_by_a_clock_that_runs_ahead()
    {
        var ahead = new TextsRestored(Asking.Seller) { At = Now.AddMinutes(1), By = SomeContact.By };
        var started = SomeContact.With(SomeContact.Consenting, SomeContact.Stop(Now.AddMinutes(-1)), ahead);
        var stopped = SomeContact.With(started, Receive(started, "STOP").Entries);
        Assert.Null(Allowed(stopped, Now.AddMinutes(5)));
    }

    [Fact]
    public void A_stop_counts_at_once_though_it_was_written_by_a_clock_that_runs_ahead()
    {
        var stopped = SomeContact.With(SomeContact.Consenting, SomeContact.Stop(Now.AddMinutes(1)));
        Assert.Null(Allowed(stopped, Now));
        Assert.NotNull(Allowed(SomeContact.Consenting, Now));
    }

    [Fact]
    public void Everything_that_stands_in_the_way_is_heard_at_once_and_what_allows_in_its_own_time()
    {
        var ahead = Now.AddMinutes(1);
        var heard = new ContactFacts
        {
            Consents = [Asking.Consent with { At = ahead }],
            Revocations = [new Revocation(ahead, RefusalScope.Stop)],
            Suppressions = [new Suppression(ahead, SuppressionList.Own)],
            Touches = [new Touch(ahead, ContactChannel.Sms, ContactPurpose.Marketing, null)],
            Narrowings = [new Narrowing(ahead, [ContactChannel.Sms])],
            Holds = [new Hold(ahead)],
            CallRefusals = [ahead],
            DoNotSell = ahead,
        }.Heard(Now);
        Assert.Equal(ahead, heard.Consents[0].At);
        Assert.Equal(
            Enumerable.Repeat(Now, 7),
            [heard.Revocations[0].At, heard.Suppressions[0].At, heard.Touches[0].At, heard.Narrowings[0].At, heard.Holds[0].At, heard.CallRefusals[0], heard.DoNotSell!.Value]);
        Assert.Null(ContactFacts.None.Heard(Now).DoNotSell);
        Assert.Equal(Now, new ContactFacts { CallRefusals = [Now] }.Heard(ahead).CallRefusals[0]);
    }

    [Theory]
    [InlineData("WA", "98101", true, "Stop", 2)]
    [InlineData("WA", null, true, "Calls", 2)]
    [InlineData("WA", "981", true, "Everything", 2)]
    [InlineData("WA", null, true, "Unsubscribe", 1)]
    [InlineData("WA", null, false, "Stop", 1)]
    [InlineData("NJ", "07102", true, "Stop", 1)]
    [InlineData(null, null, true, "Stop", 1)]
    public void A_no_that_is_said_in_Washington_is_one_under_its_law_as_well(string? state, string? zip, bool spoken, string scope, int entries)
    {
        var person = LeadGrid.Unit.Leads.SomeLead.Person with { Address = state is null ? null : new(null, null, state, zip, "US") };
        var said = ContactDecider.Refuse(
            SomeContact.Consenting, [SomeContact.Posted(null) with { Personal = person }], Enum.Parse<RefusalScope>(scope), "broker", null, spoken, SomeContact.By, Now, false);
        Assert.Equal(entries, said.Length);
        Assert.IsType<ContactRefused>(said[0]);
    }

    [Theory]
    [InlineData("WA", 2)]
    [InlineData("NJ", 1)]
    public void A_no_in_a_call_to_us_is_the_providers_in_nothing_and_Washingtons_in_Washington(string state, int refusals)
    {
        var person = LeadGrid.Unit.Leads.SomeLead.Person with { Address = new(null, null, state, null, "US") };
        var (judgement, entries) = ContactDecider.Receive(
            SomeContact.Consenting, [SomeContact.Posted(null) with { Personal = person }], new ContactText("CA1", "Stop", null, "+15550100", null, ContactChannel.Voice), null, Now);
        Assert.Equal(ReplyIntent.OptOut, judgement.Intent);
        var refused = Assert.Single(entries.OfType<ContactRefused>());
        Assert.Equal((RefusalScope.Stop, "call", false), (refused.Scope, refused.Way, refused.ByProvider));
        Assert.Equal(refusals - 1, entries.OfType<CallRefused>().Count());
        Assert.Equal(ContactChannel.Voice, entries.OfType<MessageReceived>().Single().Channel);
    }

    [Fact]
    public void A_call_without_a_word_holds_nothing()
    {
        var (judgement, entries) = ContactDecider.Receive(
            SomeContact.Consenting, [], new ContactText("CA1", "", null, "+15550100", null, ContactChannel.Voice), null, Now);
        Assert.Equal(ReplyIntent.None, judgement.Intent);
        Assert.DoesNotContain(SomeContact.With(SomeContact.Consenting, entries).Facts.Holds, hold => hold.JudgedAt is null);
    }

    [Theory]
    [InlineData("unsubscribe", "Unsubscribe")]
    [InlineData("Please stop texting and calling me", "Everything")]
    [InlineData("Never contact me again", "Everything")]
    [InlineData("You have the wrong person", "Unsubscribe")]
    public void A_no_by_email_closes_email_unless_it_names_more(string words, string scope)
    {
        var refused = Assert.Single(ByMail(words).Entries.OfType<ContactRefused>());
        Assert.Equal((scope, "email"), (refused.Scope.ToString(), refused.Way));
    }

    [Theory]
    [InlineData("Don't call me, text me", ReplyIntent.Hold)]
    [InlineData("Sounds good, Tuesday at 3", ReplyIntent.None)]
    public void What_an_email_says_of_a_number_a_person_has_to_read(string words, ReplyIntent intent) => Assert.Equal(intent, ByMail(words).Judgement.Intent);

    [Fact]
    public void Two_holds_never_share_an_instant()
    {
        var state = SomeContact.With(SomeContact.Consenting, Receive(SomeContact.Consenting, "ok").Entries);
        var second = Receive(state, "fine").Entries;
        Assert.Equal(Now.AddMilliseconds(1), second[0].At);
    }

    [Fact]
    public void A_very_long_message_is_judged_by_its_beginning()
    {
        var (judgement, entries) = Receive(SomeContact.Consenting, "stop texting me " + new string('x', 20_000), question: new string('?', 20_000));
        Assert.Equal(ReplyIntent.OptOut, judgement.Intent);
        Assert.Equal(20_016, entries.OfType<MessageReceived>().Single().Text.Length);
    }

    private static (ReplyJudgement Judgement, ContactEvent[] Entries) ByMail(string words) =>
        ContactDecider.Receive(SomeContact.Consenting, [], new ContactText("mail", words, null, "", null, ContactChannel.Email), null, Now);

    private static PermitAllowed? Allowed(ContactState state, DateTimeOffset at) => Permits.Decide(
        ContactDecider.Ask(state, SomeContact.Request, Rules, at), state.Facts.Heard(at), Rules) as PermitAllowed;

    private static PermitGranted? Leave(ContactState state, PermitGranted granted, DateTimeOffset at) =>
        ContactDecider.Leave(state, state.Facts, granted.PermitId, Rules, at);

    private static (ReplyJudgement Judgement, ContactEvent[] Entries) Receive(
        ContactState state, string body, string? optOutType = null, string? seller = "acme", string? question = null) =>
        ContactDecider.Receive(state, [], new ContactText("SM1", body, optOutType, "+15550100", question), seller, Now);
}
