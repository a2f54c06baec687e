using LeadGrid.Access;
using LeadGrid.Leads;
using LeadGrid.Mailings;

namespace LeadGrid.Unit.Mailings;

public class MailingDeskTests
{
    private static readonly Actor Anna = new(ActorKind.Administrator, "anna", "Anna");
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 15, 0, 0, TimeSpan.Zero);
    private static readonly Guid Key = Guid.Parse("0199a1c0-4b7e-7c3e-8f5e-2d1c0b9a8f7e");
    private static readonly MailingContent Content = new() { Name = "Spring", Template = "spring-email" };

    private static Mailing Draft => Stored(MailingDesk.Save(null, "solar", "spring", Key, Content, 0, Anna, Now));

    private static Mailing Running => Stored(MailingDesk.Start(Draft, 1, 90, Anna, Now.AddHours(1)));

    private static Mailing Paused => Stored(MailingDesk.Pause(Running, 2, "too many came back", Anna, Now.AddHours(2)));

    [Fact]
    public void A_draft_is_written_anew_until_it_begins()
    {
        Assert.Equal((1L, MailingStatus.Draft, Key, "Anna"), (Draft.Revision, Draft.Status, Draft.Key, Draft.By));
        var other = Stored(MailingDesk.Save(Draft, "solar", "spring", Guid.NewGuid(), Content with { Name = "Summer" }, 1, Anna, Now));
        Assert.Equal((2L, "Summer", Key), (other.Revision, other.Content.Name, other.Key));
        Assert.Equal("It has begun, and never changes again: write another one.", Refused(MailingDesk.Save(Running, "solar", "spring", Key, Content with { PerHour = 1 }, 2, Anna, Now)));
        Assert.Equal("content.name", Assert.Single(Assert.IsType<MailingFaulty>(MailingDesk.Save(null, "solar", "spring", Key, Content with { Name = "" }, 0, Anna, Now)).Faults).Field);
    }

    [Fact]
    public void It_runs_and_rests_and_ends()
    {
        Assert.Equal((MailingStatus.Running, 90, Now.AddHours(1)), (Running.Status, Running.Recipients, Running.StartedAt));
        Assert.Equal((MailingStatus.Paused, "too many came back"), (Paused.Status, Paused.Hold));
        var resumed = Stored(MailingDesk.Resume(Paused, 3, Anna, Now));
        Assert.Equal((MailingStatus.Running, null, 90), (resumed.Status, resumed.Hold, resumed.Recipients));
        Assert.Equal((MailingStatus.Stopped, Now.AddDays(1)), Ended(Stored(MailingDesk.Stop(Running, 2, Anna, Now.AddDays(1)))));
        Assert.Equal((MailingStatus.Stopped, Now.AddDays(1)), Ended(Stored(MailingDesk.Stop(Paused, 3, Anna, Now.AddDays(1)))));
        Assert.Equal((MailingStatus.Finished, Now.AddDays(1)), Ended(Stored(MailingDesk.Finish(Running, Anna, Now.AddDays(1)))));
    }

    [Fact]
    public void What_its_state_does_not_allow_is_refused()
    {
        Assert.Equal("Only a draft can be started.", Refused(MailingDesk.Start(Paused, 3, 90, Anna, Now)));
        Assert.Equal("It is not running: there is nothing to pause.", Refused(MailingDesk.Pause(Draft, 1, null, Anna, Now)));
        Assert.Equal("It is not paused: there is nothing to resume.", Refused(MailingDesk.Resume(Running, 2, Anna, Now)));
        Assert.Equal("It is not running: there is nothing to stop.", Refused(MailingDesk.Stop(Draft, 1, Anna, Now)));
        Assert.Equal("It is not running.", Refused(MailingDesk.Finish(Paused, Anna, Now)));
    }

    [Fact]
    public void The_same_call_again_is_answered_as_the_first_time()
    {
        var (draft, running, paused) = (Draft, Running, Paused);
        Assert.Same(draft, Stored(MailingDesk.Save(draft, "solar", "spring", Key, Content with { }, 0, Anna, Now)));
        Assert.Same(running, Stored(MailingDesk.Start(running, 1, 7, Anna, Now)));
        Assert.Same(paused, Stored(MailingDesk.Pause(paused, 2, null, Anna, Now)));
        var stopped = Stored(MailingDesk.Stop(running, 2, Anna, Now));
        Assert.Same(stopped, Stored(MailingDesk.Stop(stopped, 2, Anna, Now.AddDays(1))));
    }

    [Fact]
    public void Who_saw_another_revision_is_told_so()
    {
        Assert.Null(Assert.IsType<MailingChanged>(MailingDesk.Save(null, "solar", "spring", Key, Content, 4, Anna, Now)).Mailing);
        Assert.IsType<MailingChanged>(MailingDesk.Save(Draft, "solar", "spring", Key, Content with { Name = "x" }, 0, Anna, Now));
        Assert.IsType<MailingChanged>(MailingDesk.Start(Draft, 7, 90, Anna, Now));
        Assert.IsType<MailingChanged>(MailingDesk.Stop(Running, 7, Anna, Now));
    }

    [Fact]
    public void Everything_that_is_wrong_is_said_at_once()
    {
        var content = new MailingContent
        {
            Name = "x",
            Template = " ",
            PerHour = 0,
            Segment = new MailingSegment
            {
                Statuses = [LeadStatus.Assigned, LeadStatus.Assigned, LeadStatus.Erased, (LeadStatus)99],
                States = ["fl", "FLA", "F1"],
                Sellers = ["a", "a"],
                MinimumScore = 50,
                MaximumScore = 40,
                ReceivedWithinDays = 5,
                ReceivedBeforeDays = 10,
                NotMailedWithinDays = 0,
            },
        };
        Assert.Equal(
            [
                "id", "content.template", "content.perHour", "content.segment.statuses", "content.segment.statuses", "content.segment.statuses",
                "content.segment.sellers", "content.segment.states", "content.segment.states", "content.segment.states", "content.segment.notMailedWithinDays",
                "content.segment.maximumScore", "content.segment.receivedWithinDays",
            ],
            MailingRules.Check("-", content).Select(fault => fault.Field));
        Assert.Equal(
            ["segment.statuses", "segment.states", "segment.minimumScore"],
            MailingRules.CheckSegment(new() { Statuses = [], States = [.. Enumerable.Range(0, 101).Select(i => $"{(char)('A' + (i / 26))}{(char)('A' + (i % 26))}")], MinimumScore = -1 })
                .Select(fault => fault.Field));
        Assert.Empty(MailingRules.CheckSegment(new() { MinimumScore = 0, MaximumScore = 100, ReceivedBeforeDays = 3, ReceivedWithinDays = 3 }));
    }

    [Theory]
    [InlineData(LeadStatus.Received, false)]
    [InlineData(LeadStatus.Rejected, false)]
    [InlineData(LeadStatus.Duplicate, false)]
    [InlineData(LeadStatus.Accepted, false)]
    [InlineData(LeadStatus.Queued, true)]
    [InlineData(LeadStatus.Offered, true)]
    [InlineData(LeadStatus.Assigned, true)]
    [InlineData(LeadStatus.Contacted, true)]
    [InlineData(LeadStatus.AppointmentSet, true)]
    [InlineData(LeadStatus.AppointmentKept, true)]
    [InlineData(LeadStatus.NoShow, true)]
    [InlineData(LeadStatus.Won, true)]
    [InlineData(LeadStatus.Lost, true)]
    [InlineData(LeadStatus.Returned, true)]
    [InlineData(LeadStatus.Recycled, false)]
    [InlineData(LeadStatus.Erased, false)]
    public void Only_who_once_was_somebodys_lead_is_reached(LeadStatus status, bool reached)
    {
        Assert.Equal(reached, MailingRules.MayReach(status));
        Assert.ThrowsAny<Exception>(() => MailingRules.MayReach((LeadStatus)99));
    }

    private static (MailingStatus Status, DateTimeOffset? At) Ended(Mailing mailing) => (mailing.Status, mailing.EndedAt);

    private static string Refused(MailingResult result) => Assert.IsType<MailingRefused>(result).Problem;

    private static Mailing Stored(MailingResult result) => Assert.IsType<MailingStored>(result).Mailing;
}
