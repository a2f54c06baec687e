using LeadGrid.Intake;
using LeadGrid.Numbers;
using static LeadGrid.Unit.Numbers.SomeNumber;

namespace LeadGrid.Unit.Numbers;

public class NumberDeskTests
{
    private static readonly NewNumber Asked = new("201 555 0142", NumberKind.Local, new NumberTerms { Campaign = "solar", PerDay = 100 });
    private static readonly NumberHealth Bad = new(10, 90, 0);

    [Fact]
    public void A_number_is_added_under_its_first_version()
    {
        var findings = new Findings();
        Assert.Equal(Stored(), NumberDesk.Add([Stored("+12015550143")], Asked, findings, Anna, Now));
        Assert.Empty(findings.Faults);
    }

    [Fact]
    public void Every_fault_is_said_at_once()
    {
        var findings = new Findings();
        findings.Fault("campaign", "There is no such campaign.");
        Assert.Null(NumberDesk.Add([], new NewNumber("x", NumberKind.Local, new NumberTerms { PerSecond = 0 }), findings, Anna, Now));
        Assert.Equal(["campaign", "number", "perSecond"], findings.Faults.Select(fault => fault.Field));
    }

    [Fact]
    public void A_number_is_in_the_pool_once_and_not_again_before_its_quarantine_is_over()
    {
        Assert.Equal("It is in the pool already.", FaultOf(Stored()));
        Assert.Contains("quarantine", FaultOf(Released), StringComparison.Ordinal);
    }

    [Fact]
    public void The_pool_has_a_limit()
    {
        var full = Enumerable.Range(0, INumberPoolGrain.Limit).Select(n => Stored($"+1201{n:0000000}")).ToArray();
        Assert.Contains("2,000", FaultOf(full), StringComparison.Ordinal);
    }

    [Fact]
    public void A_change_counts_and_says_by_whom()
    {
        var changed = NumberDesk.Change(Stored(), new NumberTerms { Broker = "anchor" }, Anna, Now.AddHours(1));
        Assert.Equal((2L, "anchor", Now.AddHours(1), "Anna"), (changed.Version, changed.Terms.Broker, changed.ChangedAt, changed.ChangedBy));
        Assert.Null(NumberDesk.Refuse(changed));
    }

    [Fact]
    public void A_released_number_keeps_its_terms_and_cannot_be_changed()
    {
        Assert.Equal((2L, "solar", Now.AddDays(90)), (Released.Version, Released.Terms.Campaign, Released.QuarantinedUntil!.Value));
        Assert.Equal(NumberState.Quarantined, Released.StateAt(Now.AddYears(1)));
        Assert.NotNull(NumberDesk.Refuse(Released));
    }

    [Fact]
    public void A_number_that_does_badly_rests_once_and_is_then_judged_by_what_it_sends_after()
    {
        var rested = NumberDesk.Rest(Stored(), Bad, Options, Anna, Now)!;
        var end = Now + Options.Rest;
        Assert.Equal((NumberState.Resting, end), (rested.StateAt(Now), rested.RestAt(Now)!.Until));
        Assert.Equal((NumberState.Active, null), (rested.StateAt(end), rested.RestAt(end)));
        Assert.Null(NumberDesk.Rest(rested, Bad, Options, Anna, Now));
        Assert.Null(NumberDesk.Rest(Released, Bad, Options, Anna, Now));
        Assert.Null(NumberDesk.Rest(Stored(), NumberHealth.Unknown, Options, Anna, Now));
        Assert.Equal(end, NumberDesk.JudgedSince(rested, Options, end.AddHours(1)));
        Assert.Equal(Now.AddDays(30) - Options.Window, NumberDesk.JudgedSince(rested, Options, Now.AddDays(30)));
        Assert.Equal(Now - Options.Window, NumberDesk.JudgedSince(Stored(), Options, Now));
    }

    [Fact]
    public void A_view_says_where_a_number_is_from_how_it_does_and_why_it_rests()
    {
        var rested = NumberDesk.Rest(Stored(), Bad, Options, Anna, Now)!;
        var view = NumberViews.Of(rested, 7, Bad, Now);
        Assert.Equal(("201", "NJ", 7, 10, 90, 0), (view.AreaCode, view.Region, view.SentToday, view.Delivered, view.Failed, view.Blocked));
        Assert.Equal((NumberState.Resting, Now + Options.Rest, "Only 10 of its last 100 texts arrived."), (view.State, view.RestsUntil!.Value, view.RestsBecause));
        var after = NumberViews.Of(rested, 0, Bad, Now + Options.Rest);
        Assert.Equal((NumberState.Active, null, null), (after.State, after.RestsUntil, after.RestsBecause));
        Assert.Equal((NumberState.Quarantined, Now.AddDays(90)), (NumberViews.Of(Released, 0, Bad, Now).State, NumberViews.Of(Released, 0, Bad, Now).QuarantinedUntil!.Value));
    }

    private static PoolNumber Released => NumberDesk.Release(Stored(), Options, Anna, Now);

    private static string FaultOf(params PoolNumber[] pool)
    {
        var findings = new Findings();
        Assert.Null(NumberDesk.Add(pool, Asked, findings, Anna, Now));
        return Assert.Single(findings.Faults).Problem;
    }
}
