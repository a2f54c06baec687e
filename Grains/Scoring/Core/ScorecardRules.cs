using LeadGrid.Campaigns;
using LeadGrid.Intake;

namespace LeadGrid.Scoring;

/// <summary>Checks a scorecard as it is set.</summary>
internal static class ScorecardRules
{
    private const int MaximumRules = 200;
    private const int MaximumConditions = 20;
    private const int MaximumReasonLength = 200;
    private const int MaximumPoints = 100;

    /// <param name="path">Where the scorecard stands in the settings.</param>
    public static void Check(string path, Scorecard scorecard, Findings findings)
    {
        if (scorecard.Base is < ScorecardScorer.Lowest or > ScorecardScorer.Highest)
        {
            findings.Fault($"{path}.base", $"Use {ScorecardScorer.Lowest} to {ScorecardScorer.Highest} points.");
        }

        SettingsText.CheckCount($"{path}.rules", scorecard.Rules.Length, MaximumRules, findings);
        for (var at = 0; at < scorecard.Rules.Length; at++)
        {
            CheckRule($"{path}.rules[{at}]", scorecard.Rules[at], findings);
        }
    }

    private static void CheckRule(string path, ScoreRule rule, Findings findings)
    {
        SettingsText.CheckLength($"{path}.reason", rule.Reason, 1, MaximumReasonLength, findings);
        if (rule.Points is < -MaximumPoints or > MaximumPoints)
        {
            findings.Fault($"{path}.points", $"Use {-MaximumPoints} to {MaximumPoints} points.");
        }

        SettingsText.CheckCount($"{path}.when", rule.When.Length, MaximumConditions, findings);
        for (var at = 0; at < rule.When.Length; at++)
        {
            ConditionRules.Check($"{path}.when[{at}]", rule.When[at], scored: false, findings);
        }
    }
}
