using LeadGrid.Campaigns;
using LeadGrid.Compliance;
using LeadGrid.Leads;
using LeadGrid.Sequences;
using LeadGrid.Unit.Leads;
using static LeadGrid.Unit.Sequences.SomeRun;

namespace LeadGrid.Unit.Sequences;

public class RehearsalTests
{
    private static readonly TimeSpan TwoWeeks = TimeSpan.FromDays(14);
    private static readonly PermitReason Night = new("federal-window", "64.1200(c)(1)", PermitOutcome.Defer, "It is night.");
    private static readonly SequenceContent Content = Of(Text("hello"), Minutes("pause", 60), Call("call"), Day("later", 3, 555), Email("mail"));

    [Fact]
    public void A_preview_says_when_each_step_would_be_taken()
    {
        var rehearsal = New(Content);
        Assert.Equal("all steps were taken", Go(rehearsal, _ => null));
        Assert.Equal(
            [("hello", Now), ("call", Now.AddMinutes(60)), ("mail", new DateTimeOffset(2026, 3, 4, 14, 15, 0, TimeSpan.Zero))],
            rehearsal.Steps.Select(step => (step.Step, step.At)));
        Assert.All(rehearsal.Steps, step => Assert.Null(step.Why));
    }

    [Fact]
    public void What_is_put_off_is_tried_again_and_moves_all_that_follows()
    {
        var rehearsal = New(Content);
        Go(rehearsal, now => now == Now ? new StepVerdict.Later(Now.AddHours(3), ["It is night."], [Night], Spread: true)
            : now == Now.AddHours(3) ? new StepVerdict.Later(Now.AddHours(4), ["The broker is out."], null, Spread: false) : null);
        var first = rehearsal.Steps[0];
        Assert.Equal((Now.AddHours(4), 2), (first.At, first.PutOff.Length));
        Assert.Equal((Now, Now.AddHours(3), Night), (first.PutOff[0].From, first.PutOff[0].Until, first.PutOff[0].Reasons.Single()));
        Assert.Empty(first.PutOff[1].Reasons);
        Assert.Equal(Now.AddHours(5), rehearsal.Steps[1].At);
    }

    [Fact]
    public void What_is_never_allowed_or_not_in_time_is_left_out()
    {
        var rehearsal = New(Of(Text("hello"), Email("mail")));
        Go(rehearsal, now => new StepVerdict.Later(now.AddDays(10), ["Never quite."], null, Spread: false));
        Assert.All(rehearsal.Steps, step => Assert.Equal("it could not be taken in time", step.Why));
        var forbidden = New(Of(Text("hello")));
        Go(forbidden, _ => new StepVerdict.Never("it is not allowed", [Night]));
        Assert.Equal("it is not allowed", forbidden.Steps.Single().Why);
    }

    [Fact]
    public void A_past_lead_goes_through_what_it_did()
    {
        LeadEvent[] past =
        [
            Event(LeadEventKind.Assigned, 0), Event(LeadEventKind.Note, 10), Event(LeadEventKind.Contacted, 30), Event(LeadEventKind.Won, 90),
        ];
        var rehearsal = New(Content, past);
        Assert.Equal("the lead is contacted", Go(rehearsal, _ => null));
        Assert.Equal(["hello"], rehearsal.Steps.Select(step => step.Step));
        Assert.Equal(Now.AddMinutes(30), rehearsal.Now);
    }

    [Fact]
    public void What_came_before_the_run_began_ends_it_at_its_start()
    {
        var rehearsal = New(Content, [Event(LeadEventKind.ContactRefused, -5)]);
        Assert.Equal("the person wants no more contact", Go(rehearsal, _ => null));
        Assert.Equal(Now, rehearsal.Now);
    }

    [Theory]
    [InlineData(LeadEventKind.Assigned, LeadStatus.Assigned)]
    [InlineData(LeadEventKind.Queued, LeadStatus.Queued)]
    [InlineData(LeadEventKind.PulledBack, LeadStatus.Queued)]
    [InlineData(LeadEventKind.Recycled, LeadStatus.Queued)]
    [InlineData(LeadEventKind.Contacted, LeadStatus.Contacted)]
    [InlineData(LeadEventKind.AppointmentSet, LeadStatus.AppointmentSet)]
    [InlineData(LeadEventKind.AppointmentKept, LeadStatus.AppointmentKept)]
    [InlineData(LeadEventKind.NoShow, LeadStatus.NoShow)]
    [InlineData(LeadEventKind.AppointmentCancelled, LeadStatus.Contacted)]
    [InlineData(LeadEventKind.Won, LeadStatus.Won)]
    [InlineData(LeadEventKind.Lost, LeadStatus.Lost)]
    [InlineData(LeadEventKind.Returned, LeadStatus.Returned)]
    [InlineData(LeadEventKind.Note, LeadStatus.AppointmentSet)]
    public void The_log_tells_the_status_of_then(string kind, LeadStatus status) => Assert.Equal(status, PastStatuses.After(LeadStatus.AppointmentSet, kind));

    [Fact]
    public void A_dry_run_adds_up_what_each_step_would_have_done()
    {
        RehearsedDelay night = new(Now, Now.AddHours(1), ["It is night."], [Night, Night with { Rule = "consent", Outcome = PermitOutcome.Allow }]);
        RehearsedStep taken = new("hello", SequenceStepKind.Text, Now, null, [night]);
        var run = DryRunTally.Of(
            Content,
            [
                ([taken, new("call", SequenceStepKind.Call, Now, "it is not allowed", [])], "all steps were taken"),
                ([taken with { PutOff = [] }], "the lead is won"),
                ([], "the lead is won"),
            ]);
        Assert.Equal(["hello", "call", "mail"], run.Steps.Select(step => step.Step));
        var hello = run.Steps[0];
        Assert.Equal((3, 2, 2, 1, 0), (run.Leads, hello.Reached, hello.Taken, hello.PutOff, hello.LeftOut));
        Assert.Equal(new DryRunRule("federal-window", 1), hello.Rules.Single());
        Assert.Equal((1, 0, 1), (run.Steps[1].Reached, run.Steps[1].Taken, run.Steps[1].LeftOut));
        Assert.Equal([new DryRunEnd("the lead is won", 2), new DryRunEnd("all steps were taken", 1)], run.Ends);
    }

    [Fact]
    public void An_invented_person_is_in_a_state_and_rehearsed_contacts_count_as_made()
    {
        var campaign = new CampaignDefinition { Code = "solar", Name = "Solar", Outreach = new() { Seller = "Anchor Energy" } };
        var lead = SampleLead.In("FL", campaign, Now);
        Assert.Equal(("FL", "Anchor Energy", "FL"), (lead.StateCode, lead.BrokerName, lead.Personal!.Address!.State));
        Assert.Equal(NewYork, PersonZone.Of(lead));
        var touches = RehearsedTouches.With(ContactFacts.None, [new RehearsedTouch(Now, ContactChannel.Voice, ContactPurpose.Marketing, "solar")]).Touches;
        Assert.Equal(new Touch(Now, ContactChannel.Voice, ContactPurpose.Marketing, "solar"), touches.Single());
    }

    private static Rehearsal New(SequenceContent content, params LeadEvent[] past) =>
        new(content, SomeLead.In(LeadStatus.Assigned), past, Now, TwoWeeks);

    private static string Go(Rehearsal rehearsal, Func<DateTimeOffset, StepVerdict?> say)
    {
        while (rehearsal.Next() is not null)
        {
            rehearsal.Answer(say(rehearsal.Now));
        }

        return rehearsal.End;
    }

    private static LeadEvent Event(string kind, int minutes) =>
        new(Guid.Empty, "solar", kind, 5, Now.AddMinutes(minutes), SomeLead.Anchor, new LeadEventBody(), null);
}
