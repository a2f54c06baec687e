using LeadGrid.Compliance;
using LeadGrid.Leads;
using LeadGrid.Outreach;
using LeadGrid.Sequences;
using static LeadGrid.Unit.Sequences.SomeRun;

namespace LeadGrid.Unit.Sequences;

public class FollowUpTimelineTests
{
    private static readonly StepFacts Step = new("first-days", 3, "hello");

    [Theory]
    [InlineData(LeadEventKind.SequenceStarted, "Follow-up by first-days (version 3) begins")]
    [InlineData(LeadEventKind.SequencePaused, "Follow-up by first-days (version 3) paused: so it is")]
    [InlineData(LeadEventKind.SequenceResumed, "Follow-up by first-days (version 3) goes on")]
    [InlineData(LeadEventKind.SequenceStopped, "Follow-up by first-days (version 3) ended early: so it is")]
    [InlineData(LeadEventKind.SequenceFinished, "Follow-up by first-days (version 3) is done")]
    [InlineData(LeadEventKind.SequenceWaits, "Follow-up waits until 2026-03-02 15:00 UTC: so it is")]
    [InlineData(LeadEventKind.StepDeferred, "Step hello put off until 2026-03-02 15:00 UTC: so it is")]
    [InlineData(LeadEventKind.StepSkipped, "Step hello left out: so it is")]
    [InlineData(LeadEventKind.CallDue, "Call due")]
    [InlineData(LeadEventKind.CallMissed, "The call that was due was not made")]
    [InlineData(LeadEventKind.PulledBack, "Taken back from Anchor Energy: so it is")]
    [InlineData(LeadEventKind.PullBackPlanned, "Stays with Anchor Energy until 2026-03-02 15:00 UTC unless the person is contacted")]
    [InlineData(LeadEventKind.Recycled, "Back to routing after a rest")]
    [InlineData(LeadEventKind.RecycleRefused, "Stays closed: the person may not be contacted any more")]
    [InlineData(LeadEventKind.Noticed, "Shown to Anchor Energy")]
    public void Every_step_is_a_sentence(string kind, string title)
    {
        var body = new LeadEventBody { BrokerName = "Anchor Energy", Step = Step with { Reason = "so it is", Until = Now } };
        Assert.Equal(title, TimelineText.Title(kind, body));
    }

    [Fact]
    public void What_is_not_known_is_not_said()
    {
        Assert.Equal("Follow-up waits", TimelineText.Title(LeadEventKind.SequenceWaits, new LeadEventBody { Step = Step }));
        Assert.Equal(
            "Taken back from Anchor Energy: nobody had tried to reach the person",
            TimelineText.Title(LeadEventKind.PulledBack, new LeadEventBody { BrokerName = "Anchor Energy" }));
    }

    [Theory]
    [InlineData(CallOutcome.Reached, 95, "Call: the person was reached, 95 s")]
    [InlineData(CallOutcome.NoAnswer, null, "Call: no answer")]
    [InlineData(CallOutcome.Voicemail, null, "Call: a message was left")]
    [InlineData(CallOutcome.Busy, null, "Call: busy")]
    [InlineData(CallOutcome.WrongNumber, null, "Call: the wrong number")]
    public void A_call_says_what_came_of_it(CallOutcome outcome, int? seconds, string title) =>
        Assert.Equal(title, TimelineText.Title(LeadEventKind.CallLogged, new LeadEventBody { Call = new CallFacts(outcome, seconds) }));

    [Fact]
    public void What_is_cancelled_says_what_it_was()
    {
        var text = new MessageFacts { Id = Guid.NewGuid(), Channel = ContactChannel.Sms, State = MessageState.Cancelled };
        Assert.Equal("Text cancelled: not wanted any more", TimelineText.Title(LeadEventKind.MessageCancelled, new LeadEventBody { Message = text }));
        Assert.Equal(
            "E-mail cancelled: not wanted any more",
            TimelineText.Title(LeadEventKind.MessageCancelled, new LeadEventBody { Message = text with { Channel = ContactChannel.Email } }));
    }

    [Fact]
    public void An_outcome_that_no_rule_knows_is_a_fault_and_no_silence() => Assert.ThrowsAny<InvalidOperationException>(
        () => TimelineText.Title(LeadEventKind.CallLogged, new LeadEventBody { Call = new CallFacts((CallOutcome)99, null) }));

    [Fact]
    public void A_kind_of_a_newer_version_is_shown_by_its_name() => Assert.Equal("of_2031", TimelineText.Title("of_2031", new LeadEventBody()));
}
