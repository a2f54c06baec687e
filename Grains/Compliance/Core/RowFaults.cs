using System.Globalization;
using System.Text.RegularExpressions;
using LeadGrid.Intake;

namespace LeadGrid.Compliance;

/// <summary>Tells of a fault of the whole law at the change and field that it comes from.</summary>
internal static partial class RowFaults
{
    /// <param name="fault">A sentence of <see cref="RuleSetReader"/>, which names the row by its place or its name.</param>
    /// <param name="law">What was read.</param>
    public static FieldFault Place(string fault, Law law, IReadOnlyList<RowChange> rows)
    {
        var at = At().Match(fault);
        var (list, id) = at.Success
            ? Named(law, at.Groups["list"].Value, int.Parse(at.Groups["index"].Value, CultureInfo.InvariantCulture))
            : By().Match(fault) is { Success: true } by ? (ListOf(by.Groups["list"].Value), by.Groups["id"].Value) : default;
        var index = rows.ToList().FindIndex(row => row.Id == id && row.List == list);
        var path = Path().Match(fault).Groups["path"].Value;
        return new FieldFault(index < 0 ? "changes" : $"changes[{index}].row{path}", Shortened(fault));
    }

    private static (RuleList List, string Id) Named(Law law, string list, int index) =>
        (ListOf(list), law.Rows.Where(row => row.Key.List == ListOf(list)).ElementAt(index).Key.Id);

    private static RuleList ListOf(string word) => word.StartsWith('h') || word.StartsWith('H') ? RuleList.Holidays : RuleList.Rules;

    // Where in the JSON it was is in the field's name.
    private static string Shortened(string fault) => Tail().Replace(fault, "");

    [GeneratedRegex(@"\A(?<list>rules|holidays)\[(?<index>[0-9]+)\]")]
    private static partial Regex At();

    [GeneratedRegex(@"\A(?<list>Rule|Holidays) (?<id>[^:]+): ")]
    private static partial Regex By();

    [GeneratedRegex(@" Path: \$(?<path>[^|]*?) \|")]
    private static partial Regex Path();

    [GeneratedRegex(@" Path: \$.*\z", RegexOptions.Singleline)]
    private static partial Regex Tail();
}
