namespace LeadGrid.Compliance;

/// <summary>
/// What a change of a row lets through that was stopped before. Nobody may make the law laxer without knowing it, so what
/// cannot be compared counts as laxer.
/// </summary>
internal static class Laxity
{
    /// <returns>Sentences; none: it allows no more than before.</returns>
    public static IEnumerable<string> Between(RuleSet before, RuleSet after, LawKey key) => key.List == RuleList.Holidays
        ? Days(before.Holidays, after.Holidays, key.Id).Select(day => $"{key.Id}: {day:yyyy-MM-dd} is no holiday any more.")
        : Between(Find(before, key.Id), Find(after, key.Id)).Select(what => $"{key.Id}: {what}");

    private static Rule? Find(RuleSet rules, string id) => rules.Rules.FirstOrDefault(rule => rule.Id == id);

    // A year without rows has the federal days, which a row may take away.
    private static IEnumerable<DateOnly> Days(HolidayCalendar before, HolidayCalendar after, string id)
    {
        var (jurisdiction, year) = (id[..id.IndexOf(' ', StringComparison.Ordinal)], int.Parse(id[^4..], System.Globalization.CultureInfo.InvariantCulture));
        var first = new DateOnly(year, 1, 1);
        return from day in Enumerable.Range(0, first.AddYears(1).DayNumber - first.DayNumber).Select(first.AddDays)
               where before.NameOf(jurisdiction, day) is not null && after.NameOf(jurisdiction, day) is null
               select day;
    }

    private static IEnumerable<string> Between(Rule? before, Rule? after)
    {
        if (before is null || after is null)
        {
            return Appears(before, after);
        }

        if (before.GetType() != after.GetType())
        {
            return ["It is of another kind."];
        }

        var value = LaxValues.Laxer(before, after);
        string[] what = value is null ? [] : [value];
        return Lifts(before)
            ? [.. Lost(after, before).Concat(what).Select(each => $"It lets more through: {each}.")]
            : [.. Lost(before, after).Concat(what).Select(each => $"It stops less: {each}.")];
    }

    private static IEnumerable<string> Appears(Rule? before, Rule? after)
    {
        if (before is not null && !Lifts(before))
        {
            return ["It is gone."];
        }

        return after is not null && Lifts(after) ? ["It lets through what nothing let through before."] : [];
    }

    /// <summary>What a rule speaks of that another one does not.</summary>
    private static IEnumerable<string> Lost(Rule wide, Rule narrow)
    {
        if (wide.Channels.Except(narrow.Channels).Any())
        {
            yield return "its channels";
        }

        if (wide.Purposes.Except(narrow.Purposes).Any())
        {
            yield return "its purposes";
        }

        if (!Covers(narrow.Jurisdiction, wide.Jurisdiction))
        {
            yield return "where it holds";
        }

        if ((narrow.EffectiveFrom ?? DateOnly.MinValue) > (wide.EffectiveFrom ?? DateOnly.MinValue))
        {
            yield return "its first day";
        }

        if ((narrow.EffectiveTo ?? DateOnly.MaxValue) < (wide.EffectiveTo ?? DateOnly.MaxValue))
        {
            yield return "its last day";
        }
    }

    private static bool Covers(string wide, string narrow) =>
        wide == narrow || wide == "*" || (wide == "US" && narrow.StartsWith("US-", StringComparison.Ordinal));

    /// <summary>Most rules stop contacts. These say what may be done all the same.</summary>
    private static bool Lifts(Rule rule) => rule is PermittedRule or RelationshipRule;
}
