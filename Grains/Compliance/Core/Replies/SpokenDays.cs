using System.Globalization;

namespace LeadGrid.Compliance;

/// <summary>Days and pauses as people say them: <c>weekdays only</c>, <c>not on Sundays</c>, <c>next week</c>, <c>in two weeks</c>.</summary>
internal static class SpokenDays
{
    private static readonly DayOfWeek[] All = Enum.GetValues<DayOfWeek>();
    private static readonly DayOfWeek[] Weekend = [DayOfWeek.Saturday, DayOfWeek.Sunday];

    // Without the s at the end, which is a plural's in English and sometimes the day's own in Spanish.
    private static readonly string[] English = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];
    private static readonly string[] Spanish = ["domingo", "lune", "marte", "miercole", "jueve", "vierne", "sabado"];
    private static readonly Dictionary<string, PauseUnit> Units = new(StringComparer.Ordinal)
    {
        ["day"] = PauseUnit.Day, ["days"] = PauseUnit.Day, ["dia"] = PauseUnit.Day, ["dias"] = PauseUnit.Day,
        ["week"] = PauseUnit.Week, ["weeks"] = PauseUnit.Week, ["semana"] = PauseUnit.Week, ["semanas"] = PauseUnit.Week,
        ["month"] = PauseUnit.Month, ["months"] = PauseUnit.Month, ["mes"] = PauseUnit.Month, ["meses"] = PauseUnit.Month,
    };

    private static readonly string[] Counts = ["", "a", "two", "three", "four", "five", "six"];

    /// <param name="negated">The words say when not.</param>
    public static ContactRestriction Apply(ContactRestriction restriction, string[] words, bool negated)
    {
        var said = All.Where(day => words.Any(word => Means(word, day))).ToArray();

        // "Not until Monday" asks for Monday, "not on Mondays" for the others.
        var excluded = negated && !words.Any(word => word is "until" or "before" or "til" or "till" or "hasta" or "antes");
        return restriction with
        {
            Days = said.Length == 0 ? [] : excluded ? [.. All.Except(said)] : said,
            Pause = PauseIn(words, negated),
        };
    }

    private static bool Means(string word, DayOfWeek day) => word switch
    {
        "weekend" or "weekends" => Weekend.Contains(day),
        "weekday" or "weekdays" => !Weekend.Contains(day),
        _ => new[] { English[(int)day], Spanish[(int)day] }.Contains(word.TrimEnd('s')),
    };

    private static ContactPause? PauseIn(string[] words, bool negated)
    {
        for (var i = 0; i < words.Length; i++)
        {
            if (words[i] is "tomorrow" or "manana" || (negated && words[i] is "today" or "hoy" or "tonight"))
            {
                return new ContactPause(1, PauseUnit.Day);
            }

            if (Units.TryGetValue(words[i], out var unit))
            {
                return Count(words, i) is { } count ? new ContactPause(count, unit) : null;
            }
        }

        return null;
    }

    private static int? Count(string[] words, int unit) => words.ElementAtOrDefault(unit - 1) switch
    {
        "next" or "one" or "this" => 1,
        "of" or "couple" or "few" => 2,
        var number when int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var count) => count,
        var word => Array.IndexOf(Counts, word) is > 0 and var count ? count : null,
    };
}
