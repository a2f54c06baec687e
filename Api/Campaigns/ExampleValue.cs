using System.Globalization;
using System.Text.Json.Nodes;

namespace LeadGrid.Campaigns;

/// <summary>A value that one of a campaign's own fields takes, within its limits and the criteria on it.</summary>
internal static class ExampleValue
{
    public static JsonNode? Of(LeadField field, IReadOnlyCollection<AcceptanceCriterion> criteria)
    {
        var conditions = criteria
            .Select(criterion => criterion.Condition)
            .Where(condition => string.Equals(condition.Field, $"attributes.{field.Name}", StringComparison.OrdinalIgnoreCase))
            .ToArray();
        return conditions.Any(condition => condition.Operator == ConditionOperator.Missing)
            ? null
            : field.Type switch
            {
                LeadFieldType.Text => Text(field, Chosen(conditions, ["example"])),
                LeadFieldType.Number => Number(field, conditions),
                LeadFieldType.Boolean => Chosen(conditions, ["true", "false"]) == "true",
                LeadFieldType.Date => Chosen(conditions, [field.Minimum ?? field.Maximum ?? "2026-06-30"]),
                LeadFieldType.Choice => Chosen(conditions, field.Values),
            };
    }

    /// <summary>The first of the candidates that the conditions allow; where they name values, those are candidates too.</summary>
    private static string Chosen(Condition[] conditions, string[] candidates)
    {
        var wanted = conditions.FirstOrDefault(condition => condition.Operator == ConditionOperator.In)?.Values;
        var allowed = wanted is null
            ? candidates
            : candidates.Intersect(wanted, StringComparer.OrdinalIgnoreCase).Concat(wanted);
        var refused = conditions
            .Where(condition => condition.Operator == ConditionOperator.NotIn)
            .SelectMany(condition => condition.Values);
        return allowed.Except(refused, StringComparer.OrdinalIgnoreCase).FirstOrDefault() ?? candidates.FirstOrDefault() ?? "";
    }

    private static string Text(LeadField field, string text)
    {
        var shortest = (int)(Limit(field.Minimum) ?? 0);
        var longest = (int)(Limit(field.Maximum) ?? int.MaxValue);
        return text.PadRight(shortest, 'x') is var padded && padded.Length > longest ? padded[..longest] : padded;
    }

    private static decimal Number(LeadField field, Condition[] conditions)
    {
        var from = Limits(conditions, ConditionOperator.AtLeast).Append(Limit(field.Minimum)).Max();
        var to = Limits(conditions, ConditionOperator.AtMost).Append(Limit(field.Maximum)).Min();
        var chosen = Chosen(conditions, []);
        return chosen.Length > 0 && Limit(chosen) is { } named
            ? named
            : (from, to) switch
            {
                (null, null) => 1,
                ({ } low, null) => low,
                (null, { } high) => high,
                ({ } low, { } high) => Math.Floor((low + high) / 2) is var middle && middle >= low ? middle : low,
            };
    }

    private static IEnumerable<decimal?> Limits(Condition[] conditions, ConditionOperator which) => conditions
        .Where(condition => condition.Operator == which)
        .SelectMany(condition => condition.Values)
        .Select(Limit);

    private static decimal? Limit(string? text) =>
        decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) ? number : null;
}
