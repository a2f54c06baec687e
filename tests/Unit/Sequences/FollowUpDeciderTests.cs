using LeadGrid.Leads;
using LeadGrid.Sequences;
using LeadGrid.Unit.Leads;
using static LeadGrid.Unit.Sequences.SomeRun;

namespace LeadGrid.Unit.Sequences;

public class FollowUpDeciderTests
{
    private static readonly SequenceContent Content = Of(Text("hello"), Call("call"));

    public static TheoryData<string, FollowUpStatus?, FollowUpStatus?> Commands => new()
    {
        { "pause", FollowUpStatus.Running, FollowUpStatus.Paused }, { "pause", FollowUpStatus.Paused, null }, { "pause", null, null },
        { "pause", FollowUpStatus.Stopped, null }, { "pause", FollowUpStatus.Finished, null },
        { "stop", FollowUpStatus.Running, FollowUpStatus.Stopped }, { "stop", FollowUpStatus.Paused, FollowUpStatus.Stopped },
        { "stop", FollowUpStatus.Finished, null }, { "stop", null, null },
        { "resume", FollowUpStatus.Paused, FollowUpStatus.Running }, { "resume", FollowUpStatus.Running, null }, { "resume", null, null },
    };

    [Theory]
    [MemberData(nameof(Commands))]
    public void People_halt_go_on_and_end_what_is_under_way(string name, FollowUpStatus? from, FollowUpStatus? to)
    {
        LeadCommand command = name switch { "pause" => new PauseFollowUp(), "stop" => new StopFollowUp(), _ => new ResumeFollowUp() };
        var lead = Lead(from is { } status ? Begun(Content) with { Status = status, DueAt = null } : null);
        switch (LeadDecider.Decide(lead, command, SomeLead.Anchor, Now))
        {
            case LeadDecision.Go go:
                Assert.Equal(to, go.Next.FollowUp!.Status);
                Assert.Equal((SomeLead.Anchor, 6L), (go.Event.By, go.Event.Version));
                Assert.Equal(name == "resume" ? Now : null, go.Next.FollowUp.DueAt);
                break;
            case LeadDecision.No no:
                Assert.Null(to);
                Assert.Null(no.Field);
                break;
        }

        Assert.Equal(to is not null, FollowUpDecider.Allowed(lead).Contains($"follow-up/{name}"));
    }

    [Fact]
    public void A_lead_is_moved_to_another_sequence_and_what_the_first_had_queued_is_cancelled()
    {
        var message = new PendingMessage(Guid.NewGuid(), LeadGrid.Compliance.ContactChannel.Sms);
        var lead = Lead(Begun(Content) with { Pending = [message], Run = 4 });
        var go = Assert.IsType<LeadDecision.Go>(FollowUpDecider.Begin(lead, "no-show", Version(Content), SomeLead.Anchor, Now));
        Assert.Equal(
            [LeadEventKind.SequenceStopped, LeadEventKind.MessageCancelled, LeadEventKind.SequenceStarted],
            [go.Event.Kind, .. go.More.Select(each => each.Kind)]);
        Assert.Equal(("no-show", 3, 5, FollowUpStatus.Running, Now), (
            go.Next.FollowUp!.Sequence, go.Next.FollowUp.Version, go.Next.FollowUp.Run, go.Next.FollowUp.Status, go.Next.FollowUp.DueAt));
        Assert.Equal(8, go.Next.Version);
    }

    [Fact]
    public void A_first_run_begins_with_one_event_and_a_closed_lead_is_followed_up_by_nobody()
    {
        var go = Assert.IsType<LeadDecision.Go>(FollowUpDecider.Begin(Lead(null), "no-show", Version(Content), SomeLead.Anchor, Now));
        Assert.Equal((LeadEventKind.SequenceStarted, 0, 1), (go.Event.Kind, go.More.Length, go.Next.FollowUp!.Run));
        Assert.IsType<LeadDecision.No>(FollowUpDecider.Begin(Lead(null, LeadStatus.Won), "no-show", Version(Content), SomeLead.Anchor, Now));
        Assert.Equal(["follow-up/start"], FollowUpDecider.Allowed(Lead(null)));
        Assert.Empty(FollowUpDecider.Allowed(Lead(null, LeadStatus.Lost)));
    }

    [Fact]
    public void What_is_no_matter_of_a_run_is_left_to_others() =>
        Assert.Null(FollowUpDecider.Decide(Lead(null), new MarkContacted(null), SomeLead.Anchor, Now));
}
