using LeadGrid.Compliance;
using LeadGrid.Outreach;

namespace LeadGrid.Unit.Outreach;

public sealed class VisitJudgeTests
{
    private const string Browser = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36";
    private static readonly DateTimeOffset Now = new(2026, 11, 27, 12, 0, 0, TimeSpan.Zero);
    private static readonly Guid Id = Guid.Parse("01890000-0000-7000-8000-0000000000aa");
    private static readonly TimeSpan Close = TimeSpan.FromSeconds(1);
    private static readonly MessageFacts Facts = new() { Id = Id, Channel = ContactChannel.Email, State = MessageState.Sent, SentAt = Now.AddHours(-1) };

    [Theory]
    [InlineData(Browser, false)]
    [InlineData("Mozilla/5.0", true)]
    [InlineData("Mozilla/5.0 (Windows NT 5.1; rv:11.0) Gecko Firefox/11.0 (via ggpht.com GoogleImageProxy)", false)]
    [InlineData("YahooMailProxy; https://help.yahoo.com/kb/yahoo-mail-proxy-SLN28749.html", false)]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/42.0.2311.135 Safari/537.36 Edge/12.246 Mozilla/5.0", true)]
    [InlineData("Barracuda Sentinel (EE)", true)]
    [InlineData("Mozilla/5.0 (compatible; proofpoint)", true)]
    [InlineData("MIMECAST", true)]
    [InlineData("", true)]
    [InlineData("LinkedInBot/1.0", true)]
    public void A_program_is_known_by_what_it_calls_itself(string agent, bool machine)
    {
        Assert.Equal(machine, IsMachine(Open(agent: agent)));
        Assert.Equal(machine, IsMachine(Click(0, agent: agent)));
    }

    [Fact]
    public void What_looks_ahead_is_a_machine() => Assert.True(IsMachine(Noted(new MessageVisit(Id, null, Browser, Ahead: true), 0)));

    [Theory]
    [InlineData(0, true)]
    [InlineData(4.999, true)]
    [InlineData(5, false)]
    public void No_person_is_there_within_seconds(double after, bool machine)
    {
        var at = Now.AddSeconds(-after);
        Assert.Equal(machine, IsMachine(Open(), Facts with { SentAt = at }));
        Assert.Equal(machine, IsMachine(Open(), Facts with { DeliveredAt = at }));
        Assert.Equal(machine, IsMachine(Click(0), Facts with { SentAt = null, DeliveredAt = at }));
        Assert.False(IsMachine(Open(), Facts with { SentAt = null }));
    }

    [Fact]
    public void Whoever_follows_more_than_two_links_in_a_second_is_a_machine()
    {
        NotedVisit[] three = [Click(0), Click(4, 0.4), Click(2, 0.9)];
        Assert.All(three, each => Assert.True(IsMachine(each, three, links: 9)));
        NotedVisit[] slow = [Click(0), Click(4, 0.5), Click(2, 1)];
        Assert.All(slow, each => Assert.False(IsMachine(each, slow, links: 9)));
        NotedVisit[] same = [Click(0), Click(0, 0.1), Click(0, 0.2)];
        Assert.All(same, each => Assert.False(IsMachine(each, same, links: 9)));
    }

    [Fact]
    public void Whoever_follows_every_link_in_a_second_is_a_machine_unless_there_is_one()
    {
        NotedVisit[] both = [Click(0), Click(1, 0.2), Open(0.3)];
        Assert.True(IsMachine(both[0], both, links: 2));
        Assert.True(IsMachine(both[1], both, links: 2));
        Assert.False(IsMachine(both[2], both, links: 2));
        Assert.False(IsMachine(both[0], both, links: 3));
        Assert.False(IsMachine(Click(0), [Click(0)], links: 1));
    }

    [Fact]
    public void Clicks_of_another_message_tell_nothing()
    {
        NotedVisit[] two = [Click(0), Noted(new MessageVisit(Guid.NewGuid(), 1, Browser, false), 0.1)];
        Assert.False(IsMachine(two[0], two, links: 2));
    }

    [Fact]
    public void A_visit_is_judged_when_nothing_can_come_close_to_it_any_more()
    {
        NotedVisit[] noted = [Click(0), Click(1, 0.6), Click(2, 0.1) with { Judged = true }];
        Assert.Empty(VisitJudge.Due(noted, Now.AddSeconds(0.9), Close));
        Assert.Equal([noted[0]], VisitJudge.Due(noted, Now.AddSeconds(1), Close));
        var left = VisitJudge.Settle(noted, [noted[0]], Close);
        // All that were judged lie close before the one that was not.
        Assert.Equal([true, false, true], left.Select(each => each.Judged));
        Assert.Empty(VisitJudge.Settle(left, [left[1]], Close));
        Assert.Equal([noted[1]], VisitJudge.Settle([Click(0) with { At = Now.AddSeconds(-1) }, noted[1]], [], Close).Where(each => each == noted[1]));
    }

    [Fact]
    public void Each_rule_names_whom_it_tells_and_who_says_so()
    {
        var rules = VisitRules.Shipped;
        Assert.All([.. rules.Persons, .. rules.Machines], rule =>
        {
            Assert.True(rule.Is is null != rule.Contains is null, rule.Who);
            Assert.NotEmpty(rule.Who);
            Assert.NotEmpty(rule.Source);
        });
        Assert.NotEmpty(rules.Haste.Who + rules.Haste.Source);
        Assert.NotEmpty(rules.Burst.Who + rules.Burst.Source);
    }

    private static NotedVisit Open(double after = 0, string agent = Browser) => Noted(new MessageVisit(Id, null, agent, false), after);

    private static NotedVisit Click(int place, double after = 0, string agent = Browser) => Noted(new MessageVisit(Id, place, agent, false), after);

    private static NotedVisit Noted(MessageVisit visit, double after) => new(visit, Now.AddSeconds(after));

    private static bool IsMachine(NotedVisit visit, MessageFacts? facts = null) => VisitJudge.IsMachine(visit, [visit], facts ?? Facts, 3, VisitRules.Shipped);

    private static bool IsMachine(NotedVisit visit, NotedVisit[] all, int links) => VisitJudge.IsMachine(visit, all, Facts, links, VisitRules.Shipped);
}
