using System.Globalization;
using System.Text.Json.Nodes;

namespace LeadGrid.Campaigns;

/// <summary>A value that one of a campaign's own fields takes, within its limits and the criteria on it.</summary>
internal static class ExampleValue
{
    private static readonly string[] Words = ["example", "sample", "other"];

    public static JsonNode Of(LeadField field, Wishes wishes)
    {
        var candidates = Candidates(field, wishes).Where(candidate => Fits(field, candidate)).ToArray();
        var text = candidates.Length == 0 ? "" : wishes.Choose(candidates);
        return field.Type switch
        {
            LeadFieldType.Number => JsonValue.Create(Wishes.Number(text) ?? 0),
            LeadFieldType.Boolean => JsonValue.Create(text == "true"),
            LeadFieldType.Text or LeadFieldType.Date or LeadFieldType.Choice => JsonValue.Create(text),
        };
    }

    private static IEnumerable<string> Candidates(LeadField field, Wishes wishes) => field.Type switch
    {
        LeadFieldType.Text => [.. Texts(field), .. wishes.Named],
        LeadFieldType.Number => Numbers(field, wishes),
        LeadFieldType.Boolean => ["true", "false"],
        LeadFieldType.Date => Dates(field, wishes),
        LeadFieldType.Choice => field.Values,
    };

    private static IEnumerable<string> Texts(LeadField field)
    {
        var shortest = (int)(Wishes.Number(field.Minimum) ?? 0);
        var longest = (int)(Wishes.Number(field.Maximum) ?? int.MaxValue);
        return Words.Select(word => word.PadRight(shortest, 'x')).Select(word =>
            word.Length > longest ? word[..longest] : word);
    }

    private static IEnumerable<string> Numbers(LeadField field, Wishes wishes)
    {
        var low = Highest(Wishes.Number(field.Minimum), wishes.AtLeast);
        var high = Lowest(Wishes.Number(field.Maximum), wishes.AtMost);
        var middle = low is null || high is null ? null : (decimal?)Math.Floor((low.Value / 2) + (high.Value / 2));
        var around = new[] { middle, low, high, low is null && high is null ? 1 : null }.OfType<decimal>().ToArray();
        return around
            .Concat(around.Where(number => Math.Abs(number) < decimal.MaxValue / 2).SelectMany(number => new[] { number + 1, number - 1, number + 2, number - 2 }))
            .Select(number => number.ToString(CultureInfo.InvariantCulture))
            .Concat(wishes.Named);
    }

    private static IEnumerable<string> Dates(LeadField field, Wishes wishes)
    {
        var named = wishes.Named.Append(field.Minimum).Append(field.Maximum).OfType<string>().Select(Date).OfType<DateOnly>().ToArray();
        return named
            .Concat(named.Where(date => date > DateOnly.MinValue && date < DateOnly.MaxValue).SelectMany(date => new[] { date.AddDays(1), date.AddDays(-1) }))
            .Append(new DateOnly(2026, 6, 30))
            .Select(date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
    }

    private static bool Fits(LeadField field, string value) => field.Type switch
    {
        LeadFieldType.Text => value.Length > 0
            && value.Length >= (Wishes.Number(field.Minimum) ?? 0)
            && value.Length <= (Wishes.Number(field.Maximum) ?? int.MaxValue),
        LeadFieldType.Number => Wishes.Number(value) is { } number
            && number >= (Wishes.Number(field.Minimum) ?? decimal.MinValue)
            && number <= (Wishes.Number(field.Maximum) ?? decimal.MaxValue),
        LeadFieldType.Date => Date(value) is { } date
            && date >= (Date(field.Minimum) ?? DateOnly.MinValue)
            && date <= (Date(field.Maximum) ?? DateOnly.MaxValue),
        LeadFieldType.Boolean or LeadFieldType.Choice => true,
    };

    private static DateOnly? Date(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;

    private static decimal? Highest(decimal? one, decimal? other) => one > other ? one : other ?? one;

    private static decimal? Lowest(decimal? one, decimal? other) => one < other ? one : other ?? one;
}
