namespace LeadGrid.Compliance;

/// <summary>Who and where the person is.</summary>
internal static class PlaceRulings
{
    public static IEnumerable<Ruling> Of(PlaceRule rule, PermitCase asked)
    {
        var (candidates, countries) = (asked.Place.Candidates, asked.Place.OtherCountries);
        yield return (candidates, countries) switch
        {
            (_, not []) => asked.Rule(rule, OpenTimes.Never, $"No rules are loaded for {string.Join(", ", countries)}."),
            ([], _) => asked.Rule(rule, OpenTimes.Never, "Nothing tells which state's law and which clock hold for this person."),
            _ when candidates.Any(candidate => candidate.Zone is null) =>
                asked.Rule(rule, OpenTimes.Never, "Nobody can tell the clock at a military post."),
            _ => asked.Rule(rule, OpenTimes.Always, $"The person may be in {string.Join(", ", candidates.Select(each => $"{each.State} ({each.Zone})"))}."),
        };
    }

    public static IEnumerable<Ruling> Of(MinimumAgeRule rule, PermitCase asked)
    {
        if (asked.Facts.Age is not { } age || age.Years >= rule.Value.Years)
        {
            return [];
        }

        // Whoever was 17 is 18 a year later at the latest.
        var grown = age.KnownAt.AddYears(rule.Value.Years - age.Years);
        return [asked.Rule(rule, OpenTimes.From(grown), $"The person was {age.Years} on {age.KnownAt:yyyy-MM-dd}: nobody under {rule.Value.Years} is contacted.")];
    }
}
