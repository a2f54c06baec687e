using LeadGrid.Campaigns;
using LeadGrid.Routing;

namespace LeadGrid.Scoring;

/// <summary>Scores a lead by its campaign's scorecard.</summary>
internal static class ScorecardScorer
{
    public const int Lowest = 0;
    public const int Highest = 100;

    /// <returns>The score, and reasons whose points add up to it: keeping it within its bounds is one of them.</returns>
    public static (int Score, ScoreReason[] Reasons) Score(Scorecard scorecard, LeadFacts facts)
    {
        List<ScoreReason> reasons = [new("Starting points", scorecard.Base)];
        foreach (var rule in scorecard.Rules)
        {
            if (Array.TrueForAll(rule.When, condition => ConditionEvaluator.Holds(condition, facts)))
            {
                reasons.Add(new(rule.Reason, rule.Points));
            }
        }

        var sum = reasons.Sum(reason => reason.Points);
        var score = Math.Clamp(sum, Lowest, Highest);
        if (score != sum)
        {
            reasons.Add(new($"Kept between {Lowest} and {Highest}", score - sum));
        }

        return (score, [.. reasons]);
    }
}
