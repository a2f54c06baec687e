using LeadGrid.Leads;
using LeadGrid.Sequences;
using static LeadGrid.Unit.Sequences.SomeRun;

namespace LeadGrid.Unit.Sequences;

public class SequenceRulesTests
{
    public static TheoryData<string, string> Faulty => new()
    {
        { "no steps", "content.steps" }, { "too many steps", "content.steps" }, { "two of a name", "content.steps" },
        { "no name", "content.name" }, { "a name that is no key", "content.steps[0].id" },
        { "a text without template", "content.steps[0].template" }, { "an e-mail without template", "content.steps[0].template" },
        { "a long note", "content.steps[0].note" },
        { "a wait for nothing", "content.steps[0]" }, { "a wait for both", "content.steps[0]" },
        { "a wait of no minutes", "content.steps[0].minutes" }, { "a wait of years", "content.steps[0].minutes" },
        { "a day before the first", "content.steps[0].day" }, { "an hour that no day has", "content.steps[0].timeOfDay" },
        { "a branch on nothing", "content.steps[0].if" }, { "a branch backwards", "content.steps[1].then" }, { "a branch to nowhere", "content.steps[0].else" },
        { "a score of nothing", "content.steps[0].if.score" }, { "a score too high", "content.steps[0].if.score" },
        { "no dispositions", "content.steps[0].if.statuses" }, { "a disposition that closes", "content.steps[0].if.statuses" },
        { "hours without a start", "content.steps[0].if.from" }, { "hours without an end", "content.steps[0].if.to" },
        { "a kind of condition that is none", "content.steps[0].if.kind" }, { "a kind of step that is none", "content.steps[0].kind" },
        { "a call too long", "content.stops.callSeconds" }, { "a reply that does nothing known", "content.stops.onReply" },
        { "assigned as a stop", "content.stops.statuses" },
    };

    [Theory]
    [MemberData(nameof(Faulty))]
    public void What_cannot_run_is_refused_with_its_place(string what, string field)
    {
        var replied = If(SequenceConditionKind.Replied);
        var content = what switch
        {
            "no steps" => Of(),
            "too many steps" => Of([.. Enumerable.Range(1, 101).Select(at => Text($"step-{at}"))]),
            "two of a name" => Of(Text("a"), Text("a")),
            "no name" => Of(Text("a")) with { Name = " " },
            "a name that is no key" => Of(Text("A b")),
            "a text without template" => Of(Text("a") with { Template = " " }),
            "an e-mail without template" => Of(Email("a") with { Template = null }),
            "a long note" => Of(Call("a") with { Note = new string('x', 1_001) }),
            "a wait for nothing" => Of(Minutes("a", 1) with { Minutes = null }),
            "a wait for both" => Of(Minutes("a", 1) with { Day = 2 }),
            "a wait of no minutes" => Of(Minutes("a", 0)),
            "a wait of years" => Of(Minutes("a", 525_601)),
            "a day before the first" => Of(Day("a", 0, null)),
            "an hour that no day has" => Of(Day("a", 1, 1_440)),
            "a branch on nothing" => Of(Branch("a", null!)),
            "a branch backwards" => Of(Text("a"), Branch("b", replied, then: "a")),
            "a branch to nowhere" => Of(Branch("a", replied, otherwise: "z")),
            "a score of nothing" => Of(Branch("a", If(SequenceConditionKind.Score))),
            "a score too high" => Of(Branch("a", If(SequenceConditionKind.Score, score: 101))),
            "no dispositions" => Of(Branch("a", If(SequenceConditionKind.Disposition))),
            "a disposition that closes" => Of(Branch("a", If(SequenceConditionKind.Disposition, statuses: LeadStatus.Won))),
            "hours without a start" => Of(Branch("a", If(SequenceConditionKind.TimeOfDay, to: 600))),
            "hours without an end" => Of(Branch("a", If(SequenceConditionKind.TimeOfDay, from: 600))),
            "a kind of condition that is none" => Of(Branch("a", If((SequenceConditionKind)99))),
            "a kind of step that is none" => Of(new SequenceStep { Id = "a", Kind = (SequenceStepKind)99 }),
            "a call too long" => Of(Text("a")) with { Stops = new() { CallSeconds = 86_401 } },
            "a reply that does nothing known" => Of(Text("a")) with { Stops = new() { OnReply = (ReplyAction)99 } },
            _ => Of(Text("a")) with { Stops = new() { Statuses = [LeadStatus.Assigned] } },
        };
        Assert.Contains(SequenceRules.Check("first-days", content), fault => fault.Field == field);
    }

    [Fact]
    public void What_ships_can_be_saved_as_it_is_and_keeps_its_promise()
    {
        foreach (var shipped in ShippedSequences.All)
        {
            Assert.Empty(SequenceRules.Check(shipped.Id, shipped.Content));
        }

        var twelve = ShippedSequences.All.Single(each => each.Id == "twelve-days").Content;
        Assert.Equal((6, 5), (twelve.Steps.Count(s => s.Kind == SequenceStepKind.Call), twelve.Steps.Count(s => s.Kind == SequenceStepKind.Email)));
        Assert.True(twelve.Steps.Max(step => step.Day) <= 12);
    }

    [Fact]
    public void A_sequence_of_every_kind_is_taken()
    {
        var content = Of(
            Branch("score", If(SequenceConditionKind.Score, score: 50), then: "done"),
            Branch("hours", If(SequenceConditionKind.TimeOfDay, from: 0, to: 1_440)),
            Branch("shown", If(SequenceConditionKind.Disposition, statuses: LeadStatus.NoShow)),
            Minutes("pause", 1), Day("day", 2, null), Call("call") with { Note = null }, End("done"));
        Assert.Empty(SequenceRules.Check("all", content with { Stops = new() { Statuses = [], CallSeconds = null } }));
    }
}
