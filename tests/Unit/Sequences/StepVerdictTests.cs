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
    public void Who_has_a_days_worth_of_calls_is_asked_again_on_the_next_working_day()
    {
        var calls = new DueCalls();
        var (first, second, third) = (Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid());
        calls.Read([first], Now);
        Assert.True(calls.Take(first, 2, Now));
        Assert.True(calls.Take(second, 2, Now));
        Assert.False(calls.Take(third, 2, Now));
        Assert.True(calls.Take(second, 2, Now));

        // What was promised is on disk, or was broken; what was made is gone.
        calls.Read([first, second], Now.AddSeconds(1));
        Assert.False(calls.Take(third, 2, Now));
        calls.Read([second], Now.AddSeconds(2));
        Assert.True(calls.Take(third, 2, Now.AddSeconds(2)));
        calls.Read([second], Now.AddSeconds(30));
        Assert.False(calls.Take(first, 2, Now));
        calls.Read([second], Now.AddSeconds(33));
        Assert.True(calls.Take(first, 2, Now.AddSeconds(33)));

        var mornings = Always with { Hours = new WorkingHours { Intervals = [new(DayOfWeek.Monday, 540, 1_000), new(DayOfWeek.Tuesday, 540, 600)] } };
        var later = BrokerHours.NextDay(mornings, 60, Now);
        Assert.Equal((Now.Date.AddDays(1).AddHours(9), "Anchor Energy has 60 calls to make already, a day's worth."), (later.Until.UtcDateTime, later.Because.Single()));
        Assert.Equal(Now.Date.AddDays(1), BrokerHours.NextDay(Always, 60, Now).Until.UtcDateTime);
    }

    [Fact]
    public void A_call_waits_for_its_brokers_hours()
    {
        Assert.Null(BrokerHours.Refuse(Always, Call("a"), 2, Now));
        var mornings = Always with { Hours = new WorkingHours { Intervals = [new(DayOfWeek.Tuesday, 540, 600)] } };
        var closed = Assert.IsType<StepVerdict.Later>(BrokerHours.Refuse(mornings, Call("a"), 2, Now));
        Assert.Equal((Now.AddHours(18), false), (closed.Until, closed.Spread));
        Assert.Contains("Anchor Energy", closed.Because.Single(), StringComparison.Ordinal);
        var never = Always with { Hours = new WorkingHours { TimeZone = "America/New_York", Intervals = [new(DayOfWeek.Sunday, 120, 120)] } };
        Assert.Equal(Now.AddDays(1), Assert.IsType<StepVerdict.Later>(BrokerHours.Refuse(never, Call("a"), 2, Now)).Until);
    }

    [Fact]
    public void A_call_waits_for_the_brokers_return_and_an_urgent_one_goes_to_another()
    {
        var away = Always with { Absences = [new(new(2026, 3, 1), new(2026, 3, 2), null), new(new(2026, 3, 3), new(2026, 3, 4), null)] };
        var back = Assert.IsType<StepVerdict.Later>(BrokerHours.Refuse(away, Call("a"), 2, Now));
        Assert.Equal(new DateTimeOffset(2026, 3, 5, 0, 0, 0, TimeSpan.Zero), back.Until);
        var mornings = away with { Hours = new WorkingHours { Intervals = [new(DayOfWeek.Friday, 540, 600)] } };
        Assert.Equal(
            new DateTimeOffset(2026, 3, 6, 9, 0, 0, TimeSpan.Zero), Assert.IsType<StepVerdict.Later>(BrokerHours.Refuse(mornings, Call("a"), 2, Now)).Until);
        var never = away with { Hours = new WorkingHours { TimeZone = "America/New_York", Intervals = [new(DayOfWeek.Sunday, 120, 120)] } };
        Assert.Equal(
            new DateTimeOffset(2026, 3, 6, 5, 0, 0, TimeSpan.Zero), Assert.IsType<StepVerdict.Later>(BrokerHours.Refuse(never, Call("a"), 2, Now)).Until);
        var urgent = Call("a") with { Urgent = true };
        Assert.Contains("away", Assert.IsType<StepVerdict.Elsewhere>(BrokerHours.Refuse(away, urgent, 2, Now)).Because, StringComparison.Ordinal);
        Assert.IsType<StepVerdict.Later>(BrokerHours.Refuse(away, urgent, 1, Now));
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
