using LeadGrid.Leads;
using LeadGrid.Sequences;
using static LeadGrid.Unit.Sequences.SomeRun;

namespace LeadGrid.Unit.Sequences;

public class SequenceRunnerTests
{
    public static TheoryData<string, bool> Conditions => new()
    {
        { "replied", true }, { "not replied", false },
        { "score reached", true }, { "score missed", false },
        { "disposition", true }, { "other disposition", false },
        { "within the hours", true }, { "at their start", true }, { "at their end", false }, { "before them", false },
        { "late, over midnight", true }, { "early, over midnight", true }, { "at noon, over midnight", false },
    };

    [Fact]
    public void A_run_takes_its_steps_in_order_and_is_done_after_the_last()
    {
        var content = Of(Text("hello"), Email("mail"));
        var first = Assert.IsType<SequenceMove.Act>(SequenceRunner.Next(content, Begun(content), View()));
        Assert.Equal(("hello", "hello"), (first.Step.Id, first.Run.NextStep));
        var second = Assert.IsType<SequenceMove.Act>(SequenceRunner.Next(content, SequenceRunner.Past(content, first.Run), View()));
        Assert.Equal("mail", second.Step.Id);
        var done = Assert.IsType<SequenceMove.Finish>(SequenceRunner.Next(content, SequenceRunner.Past(content, second.Run), View()));
        Assert.Equal((FollowUpStatus.Finished, null, null), (done.Run.Status, done.Run.DueAt, done.Run.NextStep));
    }

    [Fact]
    public void A_wait_for_minutes_begins_when_it_is_reached_and_is_over_when_it_wakes()
    {
        var content = Of(Minutes("pause", 90), Call("call"));
        var asleep = Assert.IsType<SequenceMove.Sleep>(SequenceRunner.Next(content, Begun(content), View(Now.AddMinutes(5))));
        Assert.Equal((Now.AddMinutes(95), "call"), (asleep.Run.DueAt, asleep.Run.NextStep));
        var awake = Assert.IsType<SequenceMove.Act>(SequenceRunner.Next(content, asleep.Run, View(Now.AddMinutes(95))));
        Assert.Equal("call", awake.Step.Id);
    }

    [Theory]
    [InlineData(2, 555, "2026-03-03T14:15:00Z")] // a quarter past nine in New Jersey, the day after
    [InlineData(2, null, "2026-03-03T05:00:00Z")] // its midnight
    [InlineData(7, 555, "2026-03-08T13:15:00Z")] // after the clocks went forward that night
    [InlineData(7, 150, "2026-03-08T07:30:00Z")] // an hour that this day skips: the same time after it
    public void A_day_of_the_run_is_counted_on_the_persons_calendar(int day, int? minute, string until)
    {
        var content = Of(Day("later", day, minute), Call("call"));
        var asleep = Assert.IsType<SequenceMove.Sleep>(SequenceRunner.Next(content, Begun(content), View()));
        Assert.Equal(DateTimeOffset.Parse(until, null), asleep.Run.DueAt);
    }

    [Fact]
    public void A_time_that_autumn_shows_twice_is_the_first_of_the_two() =>
        Assert.Equal(
            new DateTimeOffset(2026, 11, 1, 5, 30, 0, TimeSpan.Zero), PersonClock.At(new DateOnly(2026, 11, 1), 90, NewYork));

    [Fact]
    public void A_day_that_has_passed_is_not_waited_for_and_an_unknown_zone_is_UTC()
    {
        var content = Of(Day("today", 1, 600), Call("call"));
        Assert.IsType<SequenceMove.Act>(SequenceRunner.Next(content, Begun(content), View()));
        Assert.IsType<SequenceMove.Act>(SequenceRunner.Next(content, Begun(content), View(zone: null)));
        Assert.IsType<SequenceMove.Sleep>(SequenceRunner.Next(Of(Day("today", 1, 901), Call("call")), Begun(content), View(zone: null)));
    }

    [Theory]
    [MemberData(nameof(Conditions))]
    public void A_branch_goes_by_its_condition(string what, bool holds)
    {
        var hours = If(SequenceConditionKind.TimeOfDay, from: 600, to: 660);
        var night = If(SequenceConditionKind.TimeOfDay, from: 1_320, to: 480);
        var (condition, view, replied) = what switch
        {
            "replied" => (If(SequenceConditionKind.Replied), View(), true),
            "not replied" => (If(SequenceConditionKind.Replied), View(), false),
            "score reached" => (If(SequenceConditionKind.Score, score: 70), View(score: 70), false),
            "score missed" => (If(SequenceConditionKind.Score, score: 70), View(score: 69), false),
            "disposition" => (If(SequenceConditionKind.Disposition, statuses: LeadStatus.NoShow), View(status: LeadStatus.NoShow), false),
            "other disposition" => (If(SequenceConditionKind.Disposition, statuses: LeadStatus.NoShow), View(), false),
            "within the hours" => (hours, View(Now.AddMinutes(30)), false),
            "at their start" => (hours, View(), false),
            "at their end" => (hours, View(Now.AddMinutes(60)), false),
            "before them" => (hours, View(Now.AddMinutes(-1)), false),
            "late, over midnight" => (night, View(Now.AddHours(12)), false),
            "early, over midnight" => (night, View(Now.AddHours(-3)), false),
            _ => (night, View(), false),
        };
        var content = Of(Branch("fork", condition, then: "yes", otherwise: "no"), End("never"), Text("yes"), Text("no"));
        var act = Assert.IsType<SequenceMove.Act>(SequenceRunner.Next(content, Begun(content) with { Replied = replied }, view));
        Assert.Equal(holds ? "yes" : "no", act.Step.Id);
        Assert.Equal([new BranchTaken("fork", holds)], act.Branches);
    }

    [Fact]
    public void A_branch_without_a_target_goes_on_to_the_next_step_and_an_end_ends_the_run()
    {
        var content = Of(Branch("fork", If(SequenceConditionKind.Replied), then: "done"), Text("hello"), End("done"));
        Assert.Equal("hello", Assert.IsType<SequenceMove.Act>(SequenceRunner.Next(content, Begun(content), View())).Step.Id);
        var done = SequenceRunner.Next(content, Begun(content) with { Replied = true }, View());
        Assert.Equal([new BranchTaken("fork", true)], Assert.IsType<SequenceMove.Finish>(done).Branches);
    }

    [Fact]
    public void What_is_put_off_keeps_since_when_and_forgets_it_when_the_step_is_past()
    {
        var content = Of(Text("hello"), Text("again"));
        var off = SequenceRunner.PutOff(Begun(content), Now.AddHours(1), ["It is night."], Now);
        var further = SequenceRunner.PutOff(off, Now.AddHours(2), ["It is a holiday."], Now.AddHours(1));
        Assert.Equal((Now, Now.AddHours(2), "It is a holiday."), (further.PutOffSince, further.DueAt, further.Because.Single()));
        var past = SequenceRunner.Past(content, further);
        Assert.Null(past.PutOffSince);
        Assert.Empty(past.Because);
    }

    [Fact]
    public void A_kind_that_no_rule_knows_is_a_fault_and_no_silence()
    {
        var content = Of(new SequenceStep { Id = "x", Kind = (SequenceStepKind)99 });
        Assert.Throws<ArgumentOutOfRangeException>(() => SequenceRunner.Next(content, Begun(content), View()));
        Assert.ThrowsAny<InvalidOperationException>(() => SequenceRunner.Holds(If((SequenceConditionKind)99), Begun(content), View()));
    }
}
