using CsCheck;
using LeadGrid.Campaigns;
using LeadGrid.Intake;
using LeadGrid.Routing;
using LeadGrid.Scoring;
using LeadGrid.Unit.Intake;
using Xunit;

namespace LeadGrid.Unit.Scoring;

public class ScorecardTests
{
    private static readonly Gen<ScoreRule> GenRule = Gen.Select(
        Gen.Int[-100, 100],
        Gen.Enum<ConditionOperator>(),
        Gen.OneOf("a", "b", "c"),
        Gen.OneOf("1", "2", "x")).Select((points, @operator, field, value) =>
            new ScoreRule("Rule", points, [new(field, @operator, [value])]));

    private static readonly Gen<Scorecard> GenCard =
        Gen.Select(Gen.Int[0, 100], GenRule.Array[0, 10]).Select((start, rules) => new Scorecard { Base = start, Rules = rules });

    private static readonly Gen<LeadFacts> GenFacts = Gen.Dictionary(Gen.OneOf("a", "b"), Gen.OneOf("1", "2", "x").Array[1, 2])[0, 2]
        .Select(values => new LeadFacts(values));

    [Fact]
    public void A_rule_counts_when_all_of_its_conditions_hold()
    {
        var facts = new LeadFacts(new() { ["a"] = ["1"] });
        var exists = new Condition("a", ConditionOperator.Exists, []);
        var missing = new Condition("a", ConditionOperator.Missing, []);
        var (score, reasons) = ScorecardScorer.Score(
            new() { Base = 40, Rules = [new("Yes", 7, [exists]), new("No", 9, [exists, missing])] }, facts);
        Assert.Equal(47, score);
        Assert.Equal([new("Starting points", 40), new("Yes", 7)], reasons);
    }

    [Theory]
    [InlineData(90, 20, 100, -10)]
    [InlineData(10, -20, 0, 10)]
    public void Keeping_a_score_within_bounds_is_a_reason(int start, int points, int score, int kept)
    {
        var (actual, reasons) = ScorecardScorer.Score(new() { Base = start, Rules = [new("Rule", points, [])] }, new([]));
        Assert.Equal(score, actual);
        Assert.Equal(new("Kept between 0 and 100", kept), reasons[^1]);
    }

    [Fact]
    public void Reasons_add_up_to_the_score() => Gen.Select(GenCard, GenFacts).Sample((card, facts) =>
    {
        var (score, reasons) = ScorecardScorer.Score(card, facts);
        Assert.InRange(score, 0, 100);
        Assert.Equal(score, reasons.Sum(reason => reason.Points));
    });

    [Fact]
    public void A_rule_worth_more_never_lowers_a_score() =>
        Gen.Select(GenCard, GenFacts, GenRule, Gen.Int[0, 50]).Sample((card, facts, rule, more) =>
        {
            var less = ScorecardScorer.Score(card with { Rules = [.. card.Rules, rule] }, facts).Score;
            var raised = rule with { Points = rule.Points + more };
            Assert.True(ScorecardScorer.Score(card with { Rules = [.. card.Rules, raised] }, facts).Score >= less);
        });

    [Fact]
    public void The_default_scorecard_tells_the_best_from_the_rest()
    {
        var best = Posts.Sound with
        {
            Consent = new() { Channels = ["voice"], At = Posts.Now, CertificateUrl = "https://cert.example/1" },
        };
        Assert.Equal(100, Score(best));
        Assert.Equal(70, Score(Posts.Sound));
        Assert.Equal(65, Score(Posts.Sound with { Email = "ada@gmail.com" }));
        Assert.Equal(40, Score(new() { Phone = "5046218927" }));
        Assert.Equal(0, Score(Posts.Sound with { FirstName = "Test", LastName = "Test" }));
        Assert.Equal(30, Score(best with { FirstName = "Mickey", LastName = "Mouse" }));
    }

    [Fact]
    public void Old_consent_counts_against_a_lead() => Assert.True(
        Score(Posts.Sound with { Consent = new() { At = Posts.Now.AddDays(-100) } }) < Score(Posts.Sound));

    private static int Score(LeadPost post) =>
        Posts.Judge(post, Posts.Campaign with { Scorecard = DefaultScorecard.Create() }).Score;
}
