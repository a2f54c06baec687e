using CsCheck;
using LeadGrid.Brokers;
using LeadGrid.Campaigns;
using LeadGrid.Routing;

namespace LeadGrid.Unit.Routing;

public class RoutingDeskTests
{
    [Fact]
    public void A_campaign_without_brokers_says_so() =>
        Assert.Equal((null, "The campaign has no brokers."), Said(Desk.Of().Route(Desk.In("NJ"))));

    [Fact]
    public void Nobody_eligible_is_explained_broker_by_broker()
    {
        var explained = Desk.Of(Desk.Broker("b", 2, licences: "NY"), Desk.Broker("a", 1, new BrokerCaps(Open: 0), "PA")).Route(Desk.In("NJ"));
        Assert.Equal((null, "No broker is eligible."), Said(explained));
        Assert.Equal(["a", "b"], explained.Candidates.Select(c => c.BrokerId));
        Assert.Equal(["has no capacity for another open lead", "is not licensed in NJ"], explained.Candidates[0].Reasons);
        Assert.Equal(("Broker b", false, 2), (explained.Candidates[1].BrokerName, explained.Candidates[1].Eligible, explained.Candidates[1].Weight));
    }

    [Fact]
    public void The_only_one_gets_it_and_several_take_turns()
    {
        Assert.Equal(("a", "The only eligible broker."), Said(Desk.Of(Desk.Broker("a"), Desk.Broker("b", licences: "NY")).Route(Desk.In("NJ"))));
        Assert.Equal(
            ("a", "Next in turn among 2 eligible brokers, weighted 1 : 3."),
            Said(Desk.Of(Desk.Broker("b", 3), Desk.Broker("a")).Route(Desk.In("NJ"))));
    }

    [Fact]
    public void Who_is_available_and_where_does_not_depend_on_a_lead()
    {
        var desk = Desk.Of(
            Desk.Broker("a", licences: ["NJ", "NY"]), Desk.Broker("b", licences: ["ny", "PA"]),
            new RoutingMember(Desk.Broker("c", licences: "CA").Profile with { Paused = true }, 1));
        Assert.Equal(["a", "b"], desk.Available.Order());
        Assert.Equal(["NJ", "NY", "PA"], desk.AvailableStates);
        Assert.Equal(new("c", "Broker c"), desk.NameOf("c"));
        Assert.Empty(desk.Changed);
    }

    [Fact]
    public void Caps_are_never_exceeded_by_one_for_any_batch()
    {
        var cap = Gen.OneOf(Gen.Const((int?)null), Gen.Int[0, 6].Select(c => (int?)c));
        var used = Gen.Int[0, 4];
        Gen.Select(
                Gen.Select(Gen.Int[1, 5], cap, cap, cap).Array[1, 4],
                Gen.Select(used, used, used).Array[4],
                Gen.OneOf("NJ", "NY", "PA").Array[0, 40])
            .Sample((brokers, before, leads) =>
            {
                RoutingMember[] members = [.. brokers.Select((b, i) => Desk.Broker(
                    $"b{i}", b.Item1, new BrokerCaps(b.Item2, b.Item3, b.Item4), i % 2 == 0 ? ["NJ", "NY"] : ["NY", "PA"]))];
                var allowances = members.Select((m, i) => (m.Profile.Id, Allowance: new Allowance(
                    new DateOnly(2026, 3, 2), before[i].Item1, before[i].Item2, before[i].Item3))).ToDictionary(a => a.Id, a => a.Allowance);
                var desk = Desk.At(Desk.Now, allowances, members);
                var got = leads.Select(state => (State: state, desk.Route(Desk.In(state)).Chosen)).ToArray();
                for (var i = 0; i < members.Length; i++)
                {
                    var profile = members[i].Profile;
                    var mine = got.Where(g => g.Chosen == profile.Id).ToArray();
                    Assert.All(mine, g => Assert.Contains(g.State, profile.Licences));
                    var (day, month, open) = before[i];
                    var room = new[] { profile.Caps.Daily - day, profile.Caps.Monthly - month, profile.Caps.Open - open }.Min() ?? int.MaxValue;
                    Assert.True(mine.Length <= Math.Max(0, room));
                    Assert.Equal(mine.Length > 0, desk.Changed.ContainsKey(profile.Id));
                    if (mine.Length > 0)
                    {
                        Assert.Equal(new Allowance(new(2026, 3, 2), day + mine.Length, month + mine.Length, open + mine.Length), desk.Changed[profile.Id]);
                    }

                    // Nobody is left out who could have had it: a lead waits only when everyone licensed is full.
                    if (got.Any(g => g.Chosen is null && profile.Licences.Contains(g.State)))
                    {
                        Assert.Equal(Math.Max(0, room), mine.Length);
                    }
                }
            });
    }

    [Fact]
    public void What_leads_share_is_what_each_would_have_been_told_alone()
    {
        Condition[] filters =
        [
            new("score", ConditionOperator.AtLeast, ["50"]), new("attributes.homeowner", ConditionOperator.In, ["true"]), new("address.zip", ConditionOperator.Exists),
        ];
        Gen.Select(
                Gen.Select(Gen.Int[1, 3], Gen.Int[0, 8], Gen.Int[0, 7]).Array[1, 5],
                Gen.Select(Gen.OneOf(Gen.Const((string?)"NJ"), Gen.Const((string?)"NY"), Gen.Const((string?)null)), Gen.Int[40, 60], Gen.Bool, Gen.Bool).Array[1, 30])
            .Sample((brokers, leads) =>
            {
                RoutingMember[] members = [.. brokers.Select((b, i) =>
                {
                    var member = Desk.Broker($"b{i}", b.Item1, new BrokerCaps(Daily: b.Item2), i % 2 == 0 ? ["NJ"] : ["NJ", "NY"]);
                    return member with { Profile = member.Profile with { Filters = [.. filters.Where((_, f) => (b.Item3 >> f & 1) == 1)] } };
                })];
                var desk = Desk.Of(members);
                var used = members.ToDictionary(m => m.Profile.Id, _ => new Allowance(new(2026, 3, 2), 0, 0, 0));
                foreach (var (state, score, owner, zip) in leads)
                {
                    var facts = Desk.In(state);
                    facts.Values["score"] = [score.ToString(System.Globalization.CultureInfo.InvariantCulture)];
                    facts.Values["attributes.homeowner"] = [owner ? "true" : "false"];
                    if (zip)
                    {
                        facts.Values["address.zip"] = ["07102"];
                    }

                    var told = desk.Route(facts);
                    foreach (var (member, candidate) in members.Zip(told.Candidates))
                    {
                        string[] against =
                        [
                            .. Eligibility.AgainstBroker(member.Profile, used[member.Profile.Id], Desk.Now), .. Eligibility.AgainstLead(member.Profile, facts),
                        ];
                        Assert.Equal(against, candidate.Reasons);
                        Assert.Equal(against.Length == 0, candidate.Eligible);
                    }

                    Assert.Equal(told.Candidates.Any(c => c.Eligible), told.Chosen is not null);
                    if (told.Chosen is { } chosen)
                    {
                        used[chosen] = used[chosen].Take();
                    }
                }
            });
    }

    [Fact]
    public void Alike_leads_share_one_judgement_until_somebody_reaches_a_cap()
    {
        var desk = Desk.Of(Desk.Broker("a", caps: new BrokerCaps(Daily: 2)), Desk.Broker("b"));
        var told = Enumerable.Range(0, 6).Select(_ => desk.Route(Desk.In("NJ")).Candidates).ToArray();
        Assert.Same(told[0], told[1]);
        Assert.Same(told[1], told[2]);
        Assert.NotSame(told[2], told[3]);
        Assert.Same(told[3], told[5]);
    }

    [Fact]
    public void Many_weights_are_not_spelled_out() => Assert.Equal(
        "Next in turn among 13 eligible brokers, by their weights.",
        Desk.Of([.. Enumerable.Range(10, 13).Select(n => Desk.Broker($"b{n}"))]).Route(Desk.In("NJ")).Rule);

    [Theory]
    // 23:30 on 31 March in New York; half an hour later it is April there.
    [InlineData("2026-04-01T03:30:00Z", false)]
    [InlineData("2026-04-01T04:00:00Z", true)]
    public void Allowances_roll_over_at_midnight_on_the_brokers_wall(string at, bool open)
    {
        var broker = Desk.Broker("a", caps: new BrokerCaps(Daily: 2, Monthly: 5));
        broker = broker with { Profile = broker.Profile with { Hours = new() { TimeZone = "America/New_York" } } };
        var desk = Desk.At(
            DateTimeOffset.Parse(at, System.Globalization.CultureInfo.InvariantCulture),
            new() { ["a"] = new(new DateOnly(2026, 3, 31), 2, 5, 1) },
            broker);
        Assert.Equal(open, desk.Available.Contains("a"));
    }

    [Fact]
    public void A_new_day_frees_the_day_and_a_new_month_the_month()
    {
        var allowance = new Allowance(new DateOnly(2026, 3, 30), 2, 5, 1);
        Assert.Equal(allowance, allowance.On(new(2026, 3, 30)));
        // A broker that moved its clocks back is still on the day that it has begun.
        Assert.Equal(allowance, allowance.On(new(2026, 3, 29)));
        Assert.Equal(new Allowance(new(2026, 3, 31), 0, 5, 1), allowance.On(new(2026, 3, 31)));
        Assert.Equal(new Allowance(new(2026, 4, 1), 0, 0, 1), allowance.On(new(2026, 4, 1)));
        Assert.Equal(new Allowance(new(2027, 3, 30), 0, 0, 1), allowance.On(new(2027, 3, 30)));
    }

    private static (string?, string) Said(RoutingExplanation explanation) => (explanation.Chosen, explanation.Rule);
}
