using System.Runtime.CompilerServices;
using LeadGrid.Leads;

namespace LeadGrid.Unit.Leads;

public class LeadDeciderTests
{
    private static readonly Dictionary<string, (LeadCommand Command, LeadStatus? To, string Kind)> Commands = new()
    {
        ["contacted"] = (new MarkContacted(null), LeadStatus.Contacted, LeadEventKind.Contacted),
        ["calls"] = (new LogCall(CallOutcome.NoAnswer, null, null), null, LeadEventKind.CallLogged),
        ["notes"] = (new AddNote("Prefers mornings"), null, LeadEventKind.Note),
        ["appointment"] = (new SetAppointment(SomeLead.Now.AddDays(1), null), LeadStatus.AppointmentSet, LeadEventKind.AppointmentSet),
        ["appointment/kept"] = (new KeepAppointment(null), LeadStatus.AppointmentKept, LeadEventKind.AppointmentKept),
        ["appointment/no-show"] = (new MissAppointment(null), LeadStatus.NoShow, LeadEventKind.NoShow),
        ["appointment/cancel"] = (new CancelAppointment("ill", null), LeadStatus.Contacted, LeadEventKind.AppointmentCancelled),
        ["win"] = (new Win(new Money(10, "USD"), null), LeadStatus.Won, LeadEventKind.Won),
        ["lose"] = (new Lose("not_interested", null), LeadStatus.Lost, LeadEventKind.Lost),
        ["return"] = (new Return("wrong_number", null), LeadStatus.Returned, LeadEventKind.Returned),
    };

    public static TheoryData<LeadStatus, string> EveryStateAndCommand =>
        [.. Enum.GetValues<LeadStatus>().SelectMany(status => Commands.Keys.Select(name => (status, name)))];

    /// <summary>What the table of the design allows, written down a second time.</summary>
    private static string AllowedIn(LeadStatus status) => status switch
    {
        LeadStatus.Assigned => "contacted calls notes appointment win lose return",
        LeadStatus.Contacted or LeadStatus.AppointmentKept or LeadStatus.NoShow => "calls notes appointment win lose return",
        LeadStatus.AppointmentSet => "calls notes appointment appointment/kept appointment/no-show appointment/cancel win lose return",
        LeadStatus.Queued => "notes lose",
        LeadStatus.Won or LeadStatus.Lost or LeadStatus.Returned => "notes",
        _ => "",
    };

    [Theory]
    [MemberData(nameof(EveryStateAndCommand))]
    public void Every_state_takes_the_commands_of_its_row_and_no_other(LeadStatus status, string name)
    {
        var (command, to, kind) = Commands[name];
        var lead = SomeLead.In(status);
        var allowed = AllowedIn(status).Split(' ').Contains(name);
        Assert.Equal(allowed, LeadDecider.Allowed(status).Contains(name));
        switch (LeadDecider.Decide(lead, command, SomeLead.Anchor, SomeLead.Now))
        {
            case LeadDecision.Go go:
                Assert.True(allowed);
                Assert.Equal(to ?? status, go.Next.Status);
                Assert.Equal((6, SomeLead.Now), (go.Next.Version, go.Next.UpdatedAt));
                Assert.Equal((lead.Id, "solar", kind, 6L, SomeLead.Now, SomeLead.Anchor),
                    (go.Event.LeadId, go.Event.Campaign, go.Event.Kind, go.Event.Version, go.Event.At, go.Event.By));
                break;
            case LeadDecision.No no:
                Assert.False(allowed);
                Assert.Null(no.Field);
                Assert.StartsWith("A lead that is ", no.Problem, StringComparison.Ordinal);
                break;
        }
    }

    [Fact]
    public void An_appointment_is_kept_in_the_lead_and_in_its_event()
    {
        var at = SomeLead.Now.AddDays(3);
        var go = Go(new SetAppointment(at, " At noon "));
        Assert.Equal((at, at, "At noon"), (go.Next.AppointmentAt, go.Event.Body.AppointmentAt, go.Event.Text));
    }

    [Fact]
    public void A_win_keeps_its_revenue()
    {
        var go = Go(new Win(new Money(1_250, "USD"), "  "));
        Assert.Equal((new Money(1_250, "USD"), new Money(1_250, "USD")), (go.Next.Revenue, go.Event.Body.Revenue));
        Assert.Null(go.Event.Text);
    }

    [Fact]
    public void A_reason_is_kept_with_the_personal_part_and_said_with_the_note()
    {
        var lost = Go(new Lose(" too_dear ", " Has solar already "));
        Assert.Equal("too_dear", lost.Next.Personal!.Reason);
        Assert.Equal("too_dear: Has solar already", lost.Event.Text);
        Assert.Equal("Ada", lost.Next.Personal.FirstName);
        var returned = Go(new Return("wrong_number", null));
        Assert.Equal(("wrong_number", "wrong_number"), (returned.Next.Personal!.Reason, returned.Event.Text));
    }

    [Fact]
    public void A_lead_whose_person_was_erased_can_still_be_lost()
    {
        var go = (LeadDecision.Go)LeadDecider.Decide(
            SomeLead.In(LeadStatus.Assigned) with { Personal = null }, new Lose("erased", null), SomeLead.Anchor, SomeLead.Now);
        Assert.Equal(new PersonalPart() { Reason = "erased" }.Reason, go.Next.Personal!.Reason);
    }

    [Fact]
    public void A_faulty_command_is_told_before_the_state_is_looked_at() => Assert.Equal(
        "text", ((LeadDecision.No)LeadDecider.Decide(SomeLead.In(LeadStatus.Erased), new AddNote(""), SomeLead.Anchor, SomeLead.Now)).Field);

    [Fact]
    public void A_command_that_no_rule_knows_is_a_fault() => Assert.Throws<ArgumentOutOfRangeException>(
        () => LeadDecider.Decide(SomeLead.In(LeadStatus.Assigned), new Unknown(), SomeLead.Anchor, SomeLead.Now));

    [Fact]
    public void A_state_that_no_rule_knows_is_a_fault()
    {
        const LeadStatus unknown = (LeadStatus)99;
        Assert.Throws<SwitchExpressionException>(() => LeadDecider.Allowed(unknown));
        Assert.Throws<SwitchExpressionException>(() => LeadStatusText.Of(unknown));
        Assert.Throws<SwitchExpressionException>(() => LeadStatusRules.IsOpen(unknown));
    }

    [Fact]
    public void A_lead_takes_a_place_of_its_broker_while_it_is_worked() => Assert.Equal(
        [LeadStatus.Assigned, LeadStatus.Contacted, LeadStatus.AppointmentSet, LeadStatus.AppointmentKept, LeadStatus.NoShow],
        Enum.GetValues<LeadStatus>().Where(LeadStatusRules.IsOpen));

    [Fact]
    public void Every_state_has_words_of_its_own() =>
        Assert.Equal(16, Enum.GetValues<LeadStatus>().Select(LeadStatusText.Of).Distinct().Count());

    private static LeadDecision.Go Go(LeadCommand command) =>
        Assert.IsType<LeadDecision.Go>(LeadDecider.Decide(SomeLead.In(LeadStatus.Assigned), command, SomeLead.Anchor, SomeLead.Now));

    private sealed record Unknown : LeadCommand;
}
