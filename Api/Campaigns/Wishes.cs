using System.Globalization;

namespace LeadGrid.Campaigns;

/// <summary>All that a campaign's criteria ask of one path.</summary>
internal sealed class Wishes(IEnumerable<AcceptanceCriterion> criteria, string path)
{
    private readonly Condition[] conditions =
    [
        .. criteria
            .Select(criterion => criterion.Condition)
            .Where(condition => string.Equals(condition.Field, path, StringComparison.OrdinalIgnoreCase)),
    ];

    public bool Any => conditions.Length > 0;

    public bool Missing => Asks(ConditionOperator.Missing);

    /// <summary>Values that the criteria name themselves: the limits, and the ones of which it must be one.</summary>
    public IEnumerable<string> Named => conditions
        .Where(condition => condition.Operator is ConditionOperator.In or ConditionOperator.AtLeast or ConditionOperator.AtMost)
        .SelectMany(condition => condition.Values);

    /// <summary>The highest of the lower limits; null where there is none that is a number.</summary>
    public decimal? AtLeast => Limits(ConditionOperator.AtLeast).Max();

    /// <summary>The lowest of the upper limits; null where there is none that is a number.</summary>
    public decimal? AtMost => Limits(ConditionOperator.AtMost).Min();

    /// <summary>Whether a lead with this value, and no other in its place, meets them.</summary>
    public bool Allow(string value) => conditions.All(condition => condition.Operator switch
    {
        ConditionOperator.Exists => true,
        ConditionOperator.Missing => false,
        ConditionOperator.In => condition.Values.Contains(value, StringComparer.OrdinalIgnoreCase),
        ConditionOperator.NotIn => !condition.Values.Contains(value, StringComparer.OrdinalIgnoreCase),
        ConditionOperator.AtLeast => Compare(value, condition.Values) >= 0,
        ConditionOperator.AtMost => Compare(value, condition.Values) <= 0,
    });

    /// <summary>Whether a list that has this value among others can still meet them.</summary>
    public bool Tolerate(string value) => !conditions.Any(condition =>
        condition.Operator == ConditionOperator.NotIn && condition.Values.Contains(value, StringComparer.OrdinalIgnoreCase));

    /// <summary>The first candidate that they allow; the first of all where they allow none.</summary>
    public string Choose(params IEnumerable<string> candidates) => candidates.FirstOrDefault(Allow) ?? candidates.First();

    public static decimal? Number(string? text) =>
        decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) ? number : null;

    private bool Asks(ConditionOperator which) => conditions.Any(condition => condition.Operator == which);

    private IEnumerable<decimal?> Limits(ConditionOperator which) => conditions
        .Where(condition => condition.Operator == which)
        .SelectMany(condition => condition.Values)
        .Select(Number);

    // Dates are written year first, so that their texts are in their order.
    private static int? Compare(string value, string[] limits) => limits switch
    {
        [var limit, ..] when Number(value) is { } one && Number(limit) is { } other => one.CompareTo(other),
        [var limit, ..] when Number(value) is null && Number(limit) is null => string.CompareOrdinal(value, limit),
        _ => null,
    };
}
