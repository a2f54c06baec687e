using LeadGrid.Intake;

namespace LeadGrid.Compliance;

/// <summary>What a row's own shape does not show: whether the rows make sense, each by itself and together.</summary>
internal static class RuleSetCheck
{
    public static IEnumerable<string> Faults(string version, IReadOnlyList<Rule> rules, IReadOnlyList<HolidayYear> years) =>
    [
        .. string.IsNullOrWhiteSpace(version) ? ["Give the data a version."] : Array.Empty<string>(),
        .. rules.SelectMany(rule => FaultsOf(rule).Select(fault => $"Rule {rule.Id}: {fault}")),
        .. rules.GroupBy(rule => rule.Id).Where(same => same.Count() > 1).Select(same => $"Rule {same.Key}: give every rule an id of its own."),
        .. years.SelectMany(year => FaultsOf(year).Select(fault => $"Holidays {year.Jurisdiction} {year.Year}: {fault}")),
        .. years.GroupBy(year => (year.Jurisdiction, year.Year)).Where(same => same.Count() > 1)
            .Select(same => $"Holidays {same.Key.Jurisdiction} {same.Key.Year}: they stand here twice."),
        .. Missing(rules),
    ];

    private static IEnumerable<string> FaultsOf(Rule rule)
    {
        if (string.IsNullOrWhiteSpace(rule.Id) || string.IsNullOrWhiteSpace(rule.Source))
        {
            yield return "give it an id and a source.";
        }

        if (rule.Jurisdiction is not ("*" or "US") && !IsState(rule.Jurisdiction))
        {
            yield return $"'{rule.Jurisdiction}' is no jurisdiction: write *, US, or a state as US-FL.";
        }

        if (rule.Channels.Length == 0 || rule.Purposes.Length == 0)
        {
            yield return "name the channels and purposes that it binds.";
        }

        if (rule.EffectiveTo < rule.EffectiveFrom)
        {
            yield return "it ends before it begins.";
        }

        if (Figures(rule).Any(figure => figure <= 0))
        {
            yield return "its figures must be greater than 0.";
        }
    }

    private static IEnumerable<string> FaultsOf(HolidayYear year)
    {
        if (!IsState(year.Jurisdiction))
        {
            yield return "name the state as US-FL.";
        }

        if (year.Days.Keys.Any(day => day.Year != year.Year))
        {
            yield return "a day lies in another year.";
        }
    }

    // Without one of these nothing could be decided; with two of the latter, not what.
    private static IEnumerable<string> Missing(IReadOnlyList<Rule> rules)
    {
        if (!rules.Any(rule => rule is WindowRule { Jurisdiction: "US", EffectiveFrom: null, EffectiveTo: null }))
        {
            yield return "There is no window for the whole of the United States that always holds.";
        }

        if (!rules.Any(rule => rule is PlaceRule { Jurisdiction: "*", EffectiveFrom: null, EffectiveTo: null }))
        {
            yield return "There is no rule known_place that always holds everywhere.";
        }

        foreach (var (kind, count) in new[]
        {
            ("horizon", rules.Count(rule => rule is HorizonRule)),
            ("leaving", rules.Count(rule => rule is LeavingRule)),
            ("permit_life", rules.Count(rule => rule is PermitLifeRule)),
        })
        {
            if (count != 1)
            {
                yield return $"There must be one rule {kind}, and there are {count}.";
            }
        }
    }

    private static int[] Figures(Rule rule) => rule switch
    {
        AttemptsRule attempts => [attempts.Value.Most, attempts.Value.Hours],
        CallRefusalRule refusal => [refusal.Value.Months],
        MinimumAgeRule age => [age.Value.Years],
        ReassignedRule reassigned => [reassigned.Value.Days],
        DoNotCallRule list => [list.Value.Days],
        RelationshipRule relationship => [relationship.Value.Months],
        ReplyRule reply => [reply.Value.Hours],
        ConfirmationRule confirmation => [confirmation.Value.Minutes],
        HorizonRule horizon => [horizon.Value.Days],
        LeavingRule leaving => [leaving.Value.Minutes],
        PermitLifeRule life => [life.Value.Hours],
        _ => [],
    };

    private static bool IsState(string jurisdiction) =>
        jurisdiction.StartsWith("US-", StringComparison.Ordinal) && CodeList.States.Codes.Contains(jurisdiction[3..]);
}
