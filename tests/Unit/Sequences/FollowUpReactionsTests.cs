using LeadGrid.Access;
using LeadGrid.Compliance;
using LeadGrid.Leads;
using LeadGrid.Outreach;
using LeadGrid.Sequences;
using LeadGrid.Unit.Leads;
using static LeadGrid.Unit.Sequences.SomeRun;

namespace LeadGrid.Unit.Sequences;

public class FollowUpReactionsTests
{
    private static readonly SequenceContent Content = Of(Text("hello"), Call("call"));
    private static readonly Guid Message = Guid.Parse("01890000-0000-7000-8000-0000000000aa");

    private static readonly FollowUp Running = Begun(Content) with
    {
        Pending = [new PendingMessage(Message, ContactChannel.Email)],
        Call = new CallTask("call", Now, null),
        Because = ["It is night."],
        PutOffSince = Now,
    };

    public static TheoryData<string, string> Ends => new()
    {
        { "the person refuses", "stopped" }, { "a text is a refusal", "stopped" }, { "a text says wrong number", "stopped" },
        { "won", "stopped" }, { "returned", "stopped" }, { "contacted", "stopped" }, { "an appointment", "stopped" },
        { "a long call", "stopped" }, { "a call to the wrong number", "stopped" },
        { "an answer", "paused" }, { "an answer, to stop", "stopped" }, { "an answer, to go on", "running" },
        { "a short call", "running" }, { "a call of unknown length", "running" }, { "a call that no length ends", "running" }, { "nobody answers", "running" },
        { "a note", "running" }, { "a note to a lead that was reached before", "running" }, { "contacted, which ends nothing here", "running" },
        { "no show, which ends nothing here", "running" }, { "kept, which is no stop here", "running" },
    };

    [Theory]
    [MemberData(nameof(Ends))]
    public void What_happens_to_the_lead_ends_or_halts_its_run(string what, string status)
    {
        var (run, lead, step) = Case(what);
        var (next, events) = FollowUpReactions.After(Lead(run, lead), step);
        Assert.Equal(status, next.FollowUp!.Status.ToString().ToLowerInvariant());
        if (status == "running")
        {
            Assert.Empty(events);
            return;
        }

        Assert.Equal(
            [status == "paused" ? LeadEventKind.SequencePaused : LeadEventKind.SequenceStopped, LeadEventKind.MessageCancelled], events.Select(each => each.Kind));
        Assert.Equal([6L, 7L], events.Select(each => each.Version));
        Assert.Equal((7L, null, 0), (next.Version, next.FollowUp.DueAt, next.FollowUp.Pending.Length));
        Assert.Equal((Message, MessageState.Cancelled, ContactChannel.Email), (events[1].Body.Message!.Id, events[1].Body.Message!.State, events[1].Body.Message!.Channel));
        Assert.NotNull(events[0].Body.Step!.Reason);
        Assert.Equal(events[0].Body.Step!.Reason, next.FollowUp.Reason);
    }

    [Fact]
    public void A_paused_run_keeps_the_call_and_a_stopped_one_lets_it_go()
    {
        Assert.NotNull(FollowUpReactions.After(Lead(Running), Step(LeadEventKind.MessageReceived)).Next.FollowUp!.Call);
        Assert.Null(FollowUpReactions.After(Lead(Running), Step(LeadEventKind.ContactRefused)).Next.FollowUp!.Call);
    }

    [Fact]
    public void An_answer_to_a_paused_run_is_noted_and_halts_nothing_twice()
    {
        var (next, events) = FollowUpReactions.After(Lead(Running with { Status = FollowUpStatus.Paused }), Step(LeadEventKind.MessageReceived));
        Assert.Empty(events);
        Assert.True(next.FollowUp!.Replied);
    }

    [Fact]
    public void A_run_that_is_over_notes_and_ends_nothing()
    {
        var over = Running with { Status = FollowUpStatus.Finished };
        var (next, events) = FollowUpReactions.After(Lead(over), Step(LeadEventKind.CallLogged, new LeadEventBody { Call = new CallFacts(CallOutcome.NoAnswer, null) }));
        Assert.Empty(events);
        Assert.Null(next.FollowUp!.Call);
        var none = Lead(null);
        Assert.Same(none, FollowUpReactions.After(none, Step(LeadEventKind.MessageReceived)).Next);
    }

    [Theory]
    [InlineData(LeadEventKind.MessageSent)]
    [InlineData(LeadEventKind.MessageUnknown)]
    [InlineData(LeadEventKind.MessageFailed)]
    [InlineData(LeadEventKind.MessageRefused)]
    [InlineData(LeadEventKind.MessageDelivered)]
    public void A_message_that_has_left_is_not_cancelled_any_more(string kind)
    {
        var facts = new MessageFacts { Id = Message, Channel = ContactChannel.Email, State = MessageState.Sent };
        Assert.Empty(FollowUpReactions.After(Lead(Running), Step(kind, new LeadEventBody { Message = facts })).Next.FollowUp!.Pending);
        var other = facts with { Id = Guid.NewGuid() };
        Assert.Single(FollowUpReactions.After(Lead(Running), Step(kind, new LeadEventBody { Message = other })).Next.FollowUp!.Pending);
    }

    private static (FollowUp Run, LeadStatus Status, LeadEvent Step) Case(string what)
    {
        var stops = Running.Stops;
        return what switch
        {
            "the person refuses" => (Running, LeadStatus.Assigned, Step(LeadEventKind.ContactRefused)),
            "a text is a refusal" => (Running, LeadStatus.Assigned, Received(ReplyIntent.OptOut)),
            "a text says wrong number" => (Running, LeadStatus.Assigned, Received(ReplyIntent.WrongNumber)),
            "won" => (Running, LeadStatus.Won, Step(LeadEventKind.Won)),
            "returned" => (Running, LeadStatus.Returned, Step(LeadEventKind.Returned)),
            "contacted" => (Running, LeadStatus.Contacted, Step(LeadEventKind.Contacted)),
            "an appointment" => (Running, LeadStatus.AppointmentSet, Step(LeadEventKind.AppointmentSet)),
            "a long call" => (Running, LeadStatus.Assigned, Called(CallOutcome.Reached, 60)),
            "a call to the wrong number" => (Running, LeadStatus.Assigned, Called(CallOutcome.WrongNumber, null)),
            "an answer" => (Running, LeadStatus.Assigned, Received(ReplyIntent.None)),
            "an answer, to stop" => (Running with { Stops = stops with { OnReply = ReplyAction.Stop } }, LeadStatus.Assigned, Received(ReplyIntent.None)),
            "an answer, to go on" => (Running with { Stops = stops with { OnReply = ReplyAction.GoOn } }, LeadStatus.Assigned, Received(ReplyIntent.None)),
            "a short call" => (Running, LeadStatus.Assigned, Called(CallOutcome.Reached, 59)),
            "a call of unknown length" => (Running, LeadStatus.Assigned, Called(CallOutcome.Reached, null)),
            "a call that no length ends" => (Running with { Stops = stops with { CallSeconds = null } }, LeadStatus.Assigned, Called(CallOutcome.Reached, 600)),
            "nobody answers" => (Running, LeadStatus.Assigned, Called(CallOutcome.NoAnswer, 600)),
            "a note" => (Running, LeadStatus.Assigned, Step(LeadEventKind.Note)),
            "a note to a lead that was reached before" => (Running, LeadStatus.Contacted, Step(LeadEventKind.Note)),
            "contacted, which ends nothing here" =>
                (Running with { Stops = stops with { Statuses = [] } }, LeadStatus.Contacted, Step(LeadEventKind.Contacted)),
            "no show, which ends nothing here" => (Running, LeadStatus.NoShow, Step(LeadEventKind.NoShow)),
            _ => (Running with { Stops = stops with { Statuses = [] } }, LeadStatus.AppointmentKept, Step(LeadEventKind.AppointmentKept)),
        };
    }

    private static LeadEvent Called(CallOutcome outcome, int? seconds) =>
        Step(LeadEventKind.CallLogged, new LeadEventBody { Call = new CallFacts(outcome, seconds) });

    private static LeadEvent Received(ReplyIntent read) => Step(LeadEventKind.MessageReceived, new LeadEventBody
    {
        Message = new MessageFacts { Id = Guid.NewGuid(), Channel = ContactChannel.Sms, State = MessageState.Received, Read = read },
    });

    private static LeadEvent Step(string kind, LeadEventBody? body = null) =>
        new(Guid.Empty, "solar", kind, 5, Now, new Actor(ActorKind.Broker, "anchor", "Anchor Energy"), body ?? new LeadEventBody(), null);
}
