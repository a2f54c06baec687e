using LeadGrid.Compliance;
using LeadGrid.Leads;
using LeadGrid.Outreach;
using LeadGrid.Sequences;
using static LeadGrid.Unit.Sequences.SomeRun;

namespace LeadGrid.Unit.Sequences;

public class FollowUpDraftTests
{
    private static readonly SequenceContent Content = Of(Text("hello"), Call("call"), Minutes("pause", 60));
    private static readonly Guid Id = Guid.Parse("01890000-0000-7000-8000-0000000000aa");

    private static readonly PermitReason Night =
        new("federal-window", "47 CFR 64.1200(c)(1)", PermitOutcome.Defer, "It is night.");

    [Fact]
    public void What_a_look_comes_to_is_one_commit_with_its_events_in_order()
    {
        var draft = new FollowUpDraft(Lead(null));
        draft.Arrived(open: true);
        Assert.Null(draft.ToStep());
        draft.PlanPullBack(Now.AddMinutes(10), Now);
        draft.Begin("first-days", Version(Content), Now);
        draft.Taken(Content, Content.Steps[0], Sent(draft.Lead), Now);
        draft.Taken(Content, Content.Steps[1], new StepVerdict.Call(), Now);
        draft.Moved(SequenceRunner.Next(Content, draft.Run, View()), Now);
        var step = draft.ToStep()!;
        Assert.Equal(
            [LeadEventKind.PullBackPlanned, LeadEventKind.SequenceStarted, LeadEventKind.MessageQueued, LeadEventKind.CallDue], step.Events.Select(each => each.Kind));
        Assert.Equal([6L, 7L, 8L, 9L], step.Events.Select(each => each.Version));
        Assert.Equal((9L, Now.AddMinutes(10), Now.AddMinutes(60)), (step.Next.Version, step.Next.PullBackAt, step.Next.FollowUp!.DueAt));
        Assert.Equal((Id, new CallTask("call", Now, "Say hello")), (step.Next.FollowUp.Pending.Single().Id, step.Next.FollowUp.Call));
        Assert.Equal(("hello", "first-text 1"), (step.Events[2].Body.Step!.Step, step.Events[2].Body.Message!.Template));
        Assert.Equal(Id, step.Outbox.Single().Id);
        Assert.True(step.Next.ArrivedOpen);
    }

    [Fact]
    public void What_is_put_off_or_left_out_says_why()
    {
        var draft = Begun();
        draft.PutOff(Content.Steps[0], Now.AddHours(9), ["It is night."], [Night], Now);
        Assert.Equal((Now.AddHours(9), "It is night."), (draft.Run.DueAt, draft.Run.Because.Single()));
        draft.Taken(Content, Content.Steps[0], new StepVerdict.Never("it is not allowed", [Night]), Now);
        var events = draft.ToStep()!.Events;
        Assert.Equal([LeadEventKind.StepDeferred, LeadEventKind.StepSkipped], events.Select(each => each.Kind));
        Assert.All(events, each => Assert.Equal(Night, each.Body.Reasons!.Single()));
        Assert.Equal(("call", 1), (draft.Run.NextStep, draft.Run.Next));
    }

    [Fact]
    public void A_call_that_was_not_made_is_missed_when_the_next_one_is_due()
    {
        var draft = Begun(run => run with { Next = 1, Call = new CallTask("earlier", Now, null) });
        draft.Taken(Content, Content.Steps[1], new StepVerdict.Call(), Now);
        var events = draft.ToStep()!.Events;
        Assert.Equal([LeadEventKind.CallMissed, LeadEventKind.CallDue], events.Select(each => each.Kind));
        Assert.Equal("earlier", events[0].Body.Step!.Step);
    }

    [Fact]
    public void Branches_ends_and_a_wait_after_a_wait_leave_a_trace()
    {
        var fork = Branch("fork", If(SequenceConditionKind.Replied), then: "done");
        Assert.Equal((LeadEventKind.SequenceWaits, "fork: no"), Moved(Of(fork, Text("hello"), End("done"))));
        Assert.Equal((LeadEventKind.SequenceWaits, "fork: no"), Moved(Of(fork, Minutes("pause", 5), Text("hello"), End("done"))));
        Assert.Equal((LeadEventKind.SequenceFinished, "fork: no"), Moved(Of(fork, End("done"))));
        Assert.Equal((LeadEventKind.SequenceFinished, "score: yes"), Moved(Of(Branch("score", If(SequenceConditionKind.Score, score: 1)))));
        Assert.Equal((LeadEventKind.SequenceFinished, null), Moved(Of(End("done"))));
        Assert.Equal((LeadEventKind.SequenceWaits, null), Moved(Of(Minutes("pause", 5), Text("hello"))));
        Assert.Equal((null, null), Moved(Of(Text("hello"))));
    }

    [Fact]
    public void A_look_that_changes_nothing_commits_nothing()
    {
        var draft = Begun();
        draft.Moved(new SequenceMove.Sleep(draft.Run), Now);
        Assert.Null(draft.ToStep());
    }

    [Fact]
    public void An_urgent_call_takes_the_lead_to_another_broker_who_is_asked_at_once()
    {
        var draft = Begun(run => run with { Next = 1 });
        draft.Elsewhere("Anchor Energy is away.", Now);
        var step = draft.ToStep()!;
        Assert.Equal((LeadStatus.Queued, null, "anchor"), (step.Next.Status, step.Next.BrokerId, step.Next.PulledFrom));
        Assert.Equal("Taken back from Anchor Energy: Anchor Energy is away.", TimelineText.Title(step.Events.Single().Kind, step.Events.Single().Body));
        Assert.Equal((Now.AddDays(1), 1), (step.Next.FollowUp!.DueAt, step.Next.FollowUp.Next));
        Assert.False(FollowUpRules.IsDue(step.Next, Now));
        Assert.True(FollowUpRules.IsDue(step.Next with { AssignedAt = Now.AddSeconds(1) }, Now.AddSeconds(1)));
        Assert.True(FollowUpRules.IsDue(step.Next, Now.AddDays(1)));
        Assert.False(FollowUpRules.IsDue(step.Next with { FollowUp = null }, Now));
        Assert.False(FollowUpRules.IsDue(step.Next with { FollowUp = step.Next.FollowUp with { DueAt = null, PutOffSince = null } }, Now));
        Assert.False(FollowUpRules.IsDue(step.Next with { FollowUp = step.Next.FollowUp with { PutOffSince = null }, AssignedAt = Now.AddDays(2) }, Now));
    }

    [Fact]
    public void A_step_that_is_put_off_is_not_taken() => Assert.Throws<ArgumentOutOfRangeException>(() =>
        Begun().Taken(Content, Content.Steps[0], new StepVerdict.Later(Now, [], null, Spread: false), Now));

    private static (string? Kind, string? Reason) Moved(SequenceContent content)
    {
        var draft = new FollowUpDraft(Lead(SomeRun.Begun(content)));
        draft.Moved(SequenceRunner.Next(content, draft.Run, View()), Now);
        return draft.ToStep()?.Events.Single() is { } step ? (step.Kind, step.Body.Step!.Reason) : (null, null);
    }

    private static FollowUpDraft Begun(Func<FollowUp, FollowUp>? with = null)
    {
        var run = SomeRun.Begun(Content);
        return new FollowUpDraft(Lead(with is null ? run : with(run)));
    }

    private static StepVerdict.Send Sent(LeadState lead) => new(MessageSteps.Queue(
        lead, Id, ContactChannel.Sms, ContactPurpose.Marketing, "first-text 1", new MessageContent("Hello"), MessageSteps.Outreach, Now));
}
