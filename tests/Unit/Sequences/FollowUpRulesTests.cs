using LeadGrid.Access;
using LeadGrid.Campaigns;
using LeadGrid.Compliance;
using LeadGrid.Leads;
using LeadGrid.Outreach;
using LeadGrid.Routing;
using LeadGrid.Sequences;
using LeadGrid.Unit.Leads;
using static LeadGrid.Unit.Sequences.SomeRun;

namespace LeadGrid.Unit.Sequences;

public class FollowUpRulesTests
{
    private static readonly SequenceContent Content = Of(Text("hello"));
    private static readonly FollowUpSettings Settings = new() { Arrival = "first-days", Recycled = "again", PullBackMinutes = 30 };
    private static readonly CampaignDefinition Campaign = new()
    {
        Code = "solar", Name = "Solar", FollowUp = Settings, Members = [new("anchor", 1), new("bluebird", 1)],
    };

    [Fact]
    public void A_new_lead_begins_once_and_a_recycled_one_once_more()
    {
        Assert.Equal("first-days", FollowUpRules.ToBegin(Lead(null), Settings));
        Assert.Null(FollowUpRules.ToBegin(Lead(Begun(Content)), Settings));
        Assert.Null(FollowUpRules.ToBegin(Lead(null, LeadStatus.Won), Settings));
        var back = Lead(Begun(Content) with { Status = FollowUpStatus.Stopped }) with { Recycles = 1 };
        Assert.Equal("again", FollowUpRules.ToBegin(back, Settings));
        Assert.Equal("first-days", FollowUpRules.ToBegin(back, Settings with { Recycled = null }));
        Assert.Null(FollowUpRules.ToBegin(back with { FollowUp = FollowUp.Begin("again", Version(Content), back, Now) }, Settings));
    }

    [Fact]
    public void Test_and_junk_leads_run_where_the_sequence_says_so()
    {
        Assert.False(FollowUpRules.Takes(Content, Lead(null)));
        Assert.True(FollowUpRules.Takes(Content, Lead(null) with { Flags = [] }));
        Assert.True(FollowUpRules.Takes(Content with { IncludeFlagged = true }, Lead(null)));
    }

    // New Jersey calls from 8 to 20, and Louisiana, where the number is from, in Central time as well: 9 to 20 in New Jersey.
    [Theory]
    [InlineData("2026-03-02T15:00:00Z", "2026-03-02T15:30:00Z")] // at ten in the morning
    [InlineData("2026-03-03T00:50:00Z", "2026-03-03T14:20:00Z")] // ten minutes to eight in the evening: twenty are left for tomorrow
    [InlineData("2026-03-03T07:00:00Z", "2026-03-03T14:30:00Z")] // at night
    public void Quiet_hours_stop_the_clock_of_a_pull_back(string assigned, string at)
    {
        var lead = Lead(null) with { AssignedAt = DateTimeOffset.Parse(assigned, null) };
        Assert.Equal(DateTimeOffset.Parse(at, null), FollowUpRules.PullBackAt(lead, Campaign, RuleSet.Shipped));
    }

    [Fact]
    public void Whether_a_lead_came_in_allowed_hours_is_told_by_all_the_places_where_the_person_may_be()
    {
        Assert.True(FollowUpRules.ArrivedOpen(Lead(null) with { ReceivedAt = Now }, Campaign, RuleSet.Shipped));
        Assert.False(FollowUpRules.ArrivedOpen(Lead(null) with { ReceivedAt = Now.AddHours(-1.5) }, Campaign, RuleSet.Shipped));
        Assert.False(FollowUpRules.ArrivedOpen(Lead(null) with { ReceivedAt = Now.AddHours(12) }, Campaign, RuleSet.Shipped));
    }

    [Fact]
    public void The_first_look_of_the_brokers_browser_is_kept()
    {
        var noticed = SpeedClocks.Notice(Lead(null), SomeLead.Anchor, Now);
        Assert.Equal((Now, 6L), (noticed.Next.NoticedAt, noticed.Next.Version));
        Assert.Equal((LeadEventKind.Noticed, "Anchor Energy"), (noticed.Events.Single().Kind, noticed.Events.Single().Body.BrokerName));
        Assert.Equal(Now, LeadViews.For(SomeLead.Administrator, noticed.Next).Speed.NoticedAt);
    }

    [Fact]
    public void A_lead_stays_where_somebody_tried_or_nobody_else_is()
    {
        var lead = Lead(null) with { AssignedAt = Now };
        Assert.NotNull(FollowUpRules.PullBackAt(lead with { AssignedAt = null }, Campaign, RuleSet.Shipped));
        Assert.Null(FollowUpRules.PullBackAt(lead with { TouchedAt = Now }, Campaign, RuleSet.Shipped));
        Assert.Null(FollowUpRules.PullBackAt(lead with { Status = LeadStatus.Contacted }, Campaign, RuleSet.Shipped));
        Assert.Null(FollowUpRules.PullBackAt(lead, Campaign with { FollowUp = Settings with { PullBackMinutes = null } }, RuleSet.Shipped));
        Assert.Null(FollowUpRules.PullBackAt(lead, Campaign with { Members = [new("anchor", 1)] }, RuleSet.Shipped));
    }

    [Fact]
    public void A_closed_lead_comes_back_by_the_first_rule_that_fits_as_often_as_it_says()
    {
        var settings = Settings with
        {
            Recycle = [new(LeadStatus.Lost, "too_dear", 720, 2), new(LeadStatus.Returned, null, 24, 1)],
        };
        var lost = Lead(null, LeadStatus.Lost) with { Personal = SomeLead.Person with { Reason = "Too_Dear" }, UpdatedAt = Now };
        Assert.Equal(Now.AddHours(720), FollowUpRules.RecycleAt(lost, settings));
        Assert.NotNull(FollowUpRules.RuleFor(lost with { Recycles = 1 }, settings));
        Assert.Null(FollowUpRules.RecycleAt(lost with { Recycles = 2 }, settings));
        Assert.Null(FollowUpRules.RecycleAt(lost with { Personal = SomeLead.Person }, settings));
        Assert.Null(FollowUpRules.RecycleAt(lost with { Personal = null }, settings));
        Assert.Equal(Now.AddHours(24), FollowUpRules.RecycleAt(lost with { Status = LeadStatus.Returned }, settings));
    }

    [Fact]
    public void The_way_back_to_routing_leaves_the_broker_and_begins_the_clocks_anew()
    {
        var lead = Lead(Begun(Content)) with { AssignedAt = Now, PullBackAt = Now, TouchedAt = Now, AutomaticAt = Now, NoticedAt = Now, AppointmentAt = Now };
        var back = RoutingReturns.PullBack(lead, Now);
        Assert.Equal((LeadStatus.Queued, null, "anchor", null, 6L), (back.Next.Status, back.Next.BrokerId, back.Next.PulledFrom, back.Next.PullBackAt, back.Next.Version));
        Assert.Equal((LeadEventKind.PulledBack, "Anchor Energy"), (back.Events.Single().Kind, back.Events.Single().Body.BrokerName));
        Assert.NotNull(back.Next.TouchedAt);
        var again = RoutingReturns.Recycle(lead, Now).Next;
        Assert.Equal((1, null, null, null, null), (again.Recycles, again.TouchedAt, again.AutomaticAt, again.NoticedAt, again.PulledFrom));
        var reason = new PermitReason("stop", "64.1200(a)(10)", PermitOutcome.Deny, "The person said no.");
        var refused = RoutingReturns.Refuse(Lead(null, LeadStatus.Lost), [reason], Now);
        Assert.Equal((LeadStatus.Lost, LeadEventKind.RecycleRefused, reason), (refused.Next.Status, refused.Events.Single().Kind, refused.Events.Single().Body.Reasons!.Single()));
    }

    [Fact]
    public void Who_lost_a_lead_does_not_get_it_back_by_the_routing_that_follows()
    {
        var facts = WaitingFacts.Of(Lead(null) with { PulledFrom = "anchor" });
        Assert.Equal(["anchor"], facts.Values[Eligibility.PulledFrom]);
        Assert.Empty(WaitingFacts.Of(Lead(null) with { Personal = null }).Values);
        Assert.NotEqual(Eligibility.KindOf(facts, []), Eligibility.KindOf(WaitingFacts.Of(Lead(null)), []));
        Assert.Contains("had it, and it was taken back", Eligibility.AgainstLead(new() { Id = "anchor", Name = "A" }, facts));
        Assert.DoesNotContain("had it, and it was taken back", Eligibility.AgainstLead(new() { Id = "bluebird", Name = "B" }, facts));
    }

    [Fact]
    public void Only_new_plans_are_planned()
    {
        var before = Lead(null);
        var run = Begun(Content);
        var next = before with { FollowUp = run, PullBackAt = Now };
        Assert.Equal([DueWorkKind.FollowUp, DueWorkKind.PullBack], FollowUpPlans.Of(before, next).Select(work => work.Kind));
        Assert.Empty(FollowUpPlans.Of(next, next));
        Assert.Empty(FollowUpPlans.Of(next, next with { FollowUp = run with { Status = FollowUpStatus.Paused, DueAt = null }, PullBackAt = null }));
        Assert.Single(FollowUpPlans.Of(next, next with { FollowUp = run with { DueAt = Now.AddHours(1) } }));
    }

    [Theory]
    [InlineData(LeadEventKind.CallAllowed, true)]
    [InlineData(LeadEventKind.MessageQueued, true)]
    [InlineData(LeadEventKind.CallLogged, true)]
    [InlineData(LeadEventKind.Contacted, true)]
    [InlineData(LeadEventKind.AppointmentSet, true)]
    [InlineData(LeadEventKind.Won, true)]
    [InlineData(LeadEventKind.Note, false)]
    [InlineData(LeadEventKind.CallRefused, false)]
    public void An_attempt_by_a_person_stops_the_count_down(string kind, bool attempt)
    {
        var lead = Lead(null) with { PullBackAt = Now.AddMinutes(5) };
        foreach (var by in new[] { SomeLead.Anchor, SomeLead.Administrator })
        {
            var after = SpeedClocks.After(lead, Step(kind, by));
            Assert.Equal((attempt ? Now : null, attempt ? null : lead.PullBackAt), (after.TouchedAt, after.PullBackAt));
        }

        Assert.Equal(lead.PullBackAt, SpeedClocks.After(lead, Step(kind, MessageSteps.Outreach)).PullBackAt);
        Assert.Null(SpeedClocks.After(lead with { Status = LeadStatus.Lost }, Step(kind, MessageSteps.Outreach)).PullBackAt);
        Assert.Equal(Now.AddHours(-1), SpeedClocks.After(lead with { TouchedAt = Now.AddHours(-1) }, Step(kind, SomeLead.Anchor)).TouchedAt);
    }

    [Theory]
    [InlineData(LeadEventKind.MessageSent, true)]
    [InlineData(LeadEventKind.MessageUnknown, true)]
    [InlineData(LeadEventKind.MessageFailed, false)]
    public void What_a_run_sends_is_no_attempt_of_a_persons(string kind, bool counts)
    {
        var id = Guid.NewGuid();
        var run = Begun(Content) with { Pending = [new PendingMessage(id, ContactChannel.Sms)] };
        var sent = new LeadEventBody { Message = new MessageFacts { Id = id, Channel = ContactChannel.Sms, State = MessageState.Sent } };
        var (after, _) = LeadReactions.After(Lead(run), Step(kind, MessageSteps.Outreach, sent));
        Assert.Equal((counts ? Now : null, null), (after.AutomaticAt, after.TouchedAt));
        Assert.Null(SpeedClocks.After(Lead(null), Step(kind, MessageSteps.Outreach, sent)).AutomaticAt);
        Assert.Null(SpeedClocks.After(Lead(run with { Pending = [] }), Step(kind, MessageSteps.Outreach, sent)).AutomaticAt);
        Assert.Equal(Now.AddDays(-1), SpeedClocks.After(Lead(run) with { AutomaticAt = Now.AddDays(-1) }, Step(kind, MessageSteps.Outreach, sent)).AutomaticAt);
    }

    [Fact]
    public void A_row_says_since_when_a_call_is_due()
    {
        Assert.Equal(Now, Lead(Begun(Content) with { Call = new CallTask("call", Now, null) }).ToRow().CallDueAt);
        Assert.Null(Lead(Begun(Content)).ToRow().CallDueAt);
        Assert.Null(Lead(null).ToRow().CallDueAt);
    }

    [Fact]
    public void A_run_without_a_broker_is_shown_as_waiting()
    {
        Assert.Equal(FollowUpStatus.Waiting, LeadViews.For(SomeLead.Administrator, Lead(Begun(Content), LeadStatus.Queued)).FollowUp!.Status);
        Assert.Equal(FollowUpStatus.Running, LeadViews.For(SomeLead.Administrator, Lead(Begun(Content))).FollowUp!.Status);
        Assert.Equal(
            FollowUpStatus.Paused, LeadViews.For(SomeLead.Administrator, Lead(Begun(Content) with { Status = FollowUpStatus.Paused }, LeadStatus.Queued)).FollowUp!.Status);
        Assert.Null(LeadViews.For(SomeLead.Administrator, Lead(null)).FollowUp);
        Assert.Null(LeadViews.For(SomeLead.Acme, Lead(Begun(Content))).FollowUp);
    }

    private static LeadEvent Step(string kind, Actor by, LeadEventBody? body = null) =>
        new(Guid.Empty, "solar", kind, 6, Now, by, body ?? new LeadEventBody(), null);
}
