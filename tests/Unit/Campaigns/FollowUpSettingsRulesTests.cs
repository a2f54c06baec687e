using LeadGrid.Campaigns;
using LeadGrid.Intake;
using LeadGrid.Leads;

namespace LeadGrid.Unit.Campaigns;

public class FollowUpSettingsRulesTests
{
    private static readonly RecycleRule Rule = new(LeadStatus.Lost, null, 720, 2);

    public static TheoryData<string, string> Faulty => new()
    {
        { "a name that is no key", "followUp.arrival" }, { "another", "followUp.recycled" },
        { "no minutes", "followUp.pullBackMinutes" }, { "weeks", "followUp.pullBackMinutes" },
        { "too many rules", "followUp.recycle" }, { "of a lead that was won", "followUp.recycle[0].status" },
        { "an empty reason", "followUp.recycle[0].reason" },
        { "no rest", "followUp.recycle[0].restHours" }, { "years of rest", "followUp.recycle[0].restHours" },
        { "never", "followUp.recycle[0].most" }, { "for ever", "followUp.recycle[0].most" },
    };

    [Theory]
    [MemberData(nameof(Faulty))]
    public void What_cannot_be_done_is_refused_with_its_place(string what, string field)
    {
        var settings = what switch
        {
            "a name that is no key" => new FollowUpSettings { Arrival = "A b" },
            "another" => new FollowUpSettings { Recycled = "A b" },
            "no minutes" => new FollowUpSettings { PullBackMinutes = 0 },
            "weeks" => new FollowUpSettings { PullBackMinutes = 10_081 },
            "too many rules" => With([.. Enumerable.Repeat(Rule, 21)]),
            "of a lead that was won" => With(Rule with { Status = LeadStatus.Won }),
            "an empty reason" => With(Rule with { Reason = " " }),
            "no rest" => With(Rule with { RestHours = 0 }),
            "years of rest" => With(Rule with { RestHours = 8_761 }),
            "never" => With(Rule with { Most = 0 }),
            _ => With(Rule with { Most = 11 }),
        };
        Assert.Equal([field], Check(settings).Select(fault => fault.Field).Distinct());
    }

    [Fact]
    public void Sound_settings_have_no_faults_and_say_whether_there_is_anything_to_do()
    {
        var all = With(Rule with { Reason = "too_dear" }, Rule with { Status = LeadStatus.Returned }, Rule with { Status = LeadStatus.NoShow }) with
        {
            Arrival = "twelve-days", Recycled = "again", PullBackMinutes = 30,
        };
        Assert.Empty(Check(all));
        Assert.Empty(Check(new FollowUpSettings()));
        Assert.True(all.Any && With(Rule).Any && new FollowUpSettings { PullBackMinutes = 1 }.Any && new FollowUpSettings { Arrival = "a" }.Any);
        Assert.False(new FollowUpSettings().Any);
    }

    private static FollowUpSettings With(params RecycleRule[] rules) => new() { Recycle = rules };

    private static FieldFault[] Check(FollowUpSettings settings)
    {
        var findings = new Findings();
        FollowUpSettingsRules.Check(settings, findings);
        return findings.Faults;
    }
}
