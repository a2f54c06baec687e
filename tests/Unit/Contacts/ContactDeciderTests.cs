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

    private static PermitGranted? Leave(ContactState state, PermitGranted granted, DateTimeOffset at) =>
        ContactDecider.Leave(state, state.Facts, granted.PermitId, Rules, at);

    private static (ReplyJudgement Judgement, ContactEvent[] Entries) Receive(
        ContactState state, string body, string? optOutType = null, string? seller = "acme", string? question = null) =>
        ContactDecider.Receive(state, new ContactText("SM1", body, optOutType, "+15550100", question), seller, Now);
}
