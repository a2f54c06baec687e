using System.Globalization;

namespace LeadGrid.Compliance;

/// <summary>Times of day as people say them: <c>after 6pm</c>, <c>before noon</c>, <c>between 2 and 4</c>, <c>evenings</c>.</summary>
internal static class SpokenTimes
{
    private static readonly Dictionary<string, (int From, int Until)> Parts = new(StringComparer.Ordinal)
    {
        ["morning"] = (8, 12), ["mornings"] = (8, 12), ["mananas"] = (8, 12),
        ["afternoon"] = (12, 17), ["afternoons"] = (12, 17), ["tarde"] = (12, 18), ["tardes"] = (12, 18),
        ["evening"] = (17, 21), ["evenings"] = (17, 21), ["night"] = (18, 21), ["nights"] = (18, 21),
    };

    private static readonly string[] Before = ["before", "b4", "earlier", "antes"];
    private static readonly string[] After = ["after", "past", "later", "despues"];
    private static readonly string[] Until = ["until", "til", "till", "hasta"];
    private static readonly string[] Noon = ["noon", "mediodia", "lunch"];

    /// <param name="negated">The words say when not.</param>
    public static ContactRestriction Apply(ContactRestriction restriction, string[] words, bool negated)
    {
        var (from, until) = (restriction.From, restriction.Until);
        for (var i = 0; i < words.Length; i++)
        {
            if (Before.Contains(words[i]))
            {
                (from, until) = negated ? (At(words, i, Morning), until) : (from, At(words, i, Afternoon));
            }
            else if (After.Contains(words[i]))
            {
                (from, until) = negated ? (from, At(words, i, Evening)) : (At(words, i, Afternoon), until);
            }
            else if (Until.Contains(words[i]))
            {
                (from, until) = negated ? (At(words, i, Afternoon), until) : (from, At(words, i, Afternoon));
            }
            else if (words[i] == "between" && !negated)
            {
                (from, until) = (At(words, i, Afternoon), At(words, Array.IndexOf(words, "and", i), Afternoon));
            }
            else if (!negated && Parts.TryGetValue(words[i], out var hours))
            {
                (from, until) = (new TimeOnly(hours.From, 0), new TimeOnly(hours.Until, 0));
            }
        }

        return restriction with { From = from, Until = until };
    }

    /// <summary>The time in the three words after a place: <c>las 5</c>, <c>5 pm</c>, <c>noon</c>; null: none stands there.</summary>
    private static TimeOnly? At(string[] words, int place, Func<int, bool> isAfternoon)
    {
        for (var i = place + 1; i < Math.Min(words.Length, place + 4); i++)
        {
            if (Noon.Contains(words[i]))
            {
                return new TimeOnly(12, 0);
            }

            if (int.TryParse(words[i], NumberStyles.None, CultureInfo.InvariantCulture, out var hour) && hour is > 0 and < 24)
            {
                return new TimeOnly(hour < 12 && IsAfternoon(words.ElementAtOrDefault(i + 1), hour, isAfternoon) ? hour + 12 : Midnight(hour, words.ElementAtOrDefault(i + 1)), 0);
            }
        }

        return null;
    }

    private static int Midnight(int hour, string? next) => hour == 12 && next is "am" ? 0 : hour;

    private static bool IsAfternoon(string? next, int hour, Func<int, bool> isAfternoon) => next switch
    {
        "am" or "a" => false,
        "pm" or "p" => true,
        _ => isAfternoon(hour),
    };

    // What an hour without am or pm means: nobody forbids calls before 9 in the evening, or after 9 in the morning.
    private static bool Morning(int hour) => hour < 7;

    private static bool Afternoon(int hour) => hour < 8;

    private static bool Evening(int hour) => true;
}
