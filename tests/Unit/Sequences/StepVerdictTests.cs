using LeadGrid.Brokers;
using LeadGrid.Compliance;
using LeadGrid.Leads;
using LeadGrid.Outreach;
using LeadGrid.Sequences;
using static LeadGrid.Unit.Sequences.SomeRun;

namespace LeadGrid.Unit.Sequences;

public class StepVerdictTests
{
    private static readonly PermitReason Fine = new("consent", "64.1200(f)(9)", PermitOutcome.Allow, "The person agreed.");
    private static readonly PermitReason Night = new("federal-window", "64.1200(c)(1)", PermitOutcome.Defer, "It is night.");
    private static readonly BrokerProfile Always = new() { Id = "anchor", Name = "Anchor Energy" };

    [Fact]
    public void The_laws_answer_lets_go_puts_off_or_forbids_and_only_what_speaks_against_it_is_told()
    {
        Assert.Null(StepVerdicts.Of(Answer(PermitOutcome.Allow)));
        var later = Assert.IsType<StepVerdict.Later>(StepVerdicts.Of(Answer(PermitOutcome.Defer) with { Until = Now.AddHours(9) }));
        Assert.Equal((Now.AddHours(9), "It is night.", Night, true), (later.Until, later.Because.Single(), later.Reasons!.Single(), later.Spread));
        Assert.Equal(Night, Assert.IsType<StepVerdict.Never>(StepVerdicts.Of(Answer(PermitOutcome.Deny))).Reasons!.Single());
        Assert.IsType<StepVerdict.Never>(StepVerdicts.Of(Answer(PermitOutcome.Defer)));
    }

    [Fact]
    public void A_call_waits_for_its_brokers_hours()
    {
        Assert.Null(BrokerHours.Refuse(Always, Now));
        var mornings = Always with { Hours = new WorkingHours { Intervals = [new(DayOfWeek.Tuesday, 540, 600)] } };
        var closed = Assert.IsType<StepVerdict.Later>(BrokerHours.Refuse(mornings, Now));
        Assert.Equal((Now.AddHours(18), false), (closed.Until, closed.Spread));
        Assert.Contains("Anchor Energy", closed.Because.Single(), StringComparison.Ordinal);
        var never = Always with { Hours = new WorkingHours { TimeZone = "America/New_York", Intervals = [new(DayOfWeek.Sunday, 120, 120)] } };
        Assert.Equal(Now.AddDays(1), Assert.IsType<StepVerdict.Later>(BrokerHours.Refuse(never, Now)).Until);
    }

    [Fact]
    public void A_step_needs_an_approved_template_of_its_own_channel()
    {
        Assert.NotNull(SequenceTemplates.Refuse(Text("a"), null));
        Assert.NotNull(SequenceTemplates.Refuse(Text("a"), Template(ContactChannel.Email, TemplateStatus.Approved)));
        Assert.NotNull(SequenceTemplates.Refuse(Email("a"), Template(ContactChannel.Email, TemplateStatus.Draft)));
        Assert.Null(SequenceTemplates.Refuse(Email("a"), Template(ContactChannel.Email, TemplateStatus.Approved)));
        Assert.Null(SequenceTemplates.Refuse(Text("a"), Template(ContactChannel.Sms, TemplateStatus.Approved)));
    }

    private static PermitAnswer Answer(PermitOutcome outcome) => new() { Outcome = outcome, Reasons = [Fine, Night], DataVersion = "test" };

    private static MessageTemplate Template(ContactChannel channel, TemplateStatus status) => new()
    {
        Id = "a",
        Channel = channel,
        Revision = 1,
        Versions = [new TemplateVersion { Number = 1, Status = status, Content = new TemplateContent { Name = "A", Text = "Hello" }, Author = new("anna", "Anna", Now) }],
    };
}
