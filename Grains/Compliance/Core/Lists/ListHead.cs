using System.Globalization;

namespace LeadGrid.Compliance;

/// <summary>Tells from a file's first line what stands in which column.</summary>
internal static class ListHead
{
    private static readonly HashSet<string> Subjects =
        ["phone", "phonenumber", "number", "telephone", "telephonenumber", "tel", "mobile", "cell", "tn", "email", "emailaddress", "mail", "address"];

    private static readonly HashSet<string> Areas = ["areacode", "area", "npa"];
    private static readonly HashSet<string> Dates = ["date", "querydate", "queriedon", "queried", "asof", "checkedon", "asked"];
    private static readonly HashSet<string> Answers = ["answer", "result", "response", "reassigned", "disconnected", "status"];

    /// <returns>Null: the line names columns, and none of them is a number or an address.</returns>
    public static ListColumns? Read(string line, ListKind kind)
    {
        var delimiter = ListCells.DelimiterOf(line);
        var cells = ListCells.Of(line, delimiter);
        if (cells.Any(cell => cell.Any(char.IsAsciiDigit) || cell.Contains('@', StringComparison.Ordinal)))
        {
            return ByPlace(delimiter, cells, kind);
        }

        string[] names = [.. cells.Select(cell => new string([.. cell.Where(char.IsAsciiLetter)]).ToLower(CultureInfo.InvariantCulture))];
        int[] subjects = [.. names.Index().Where(name => Subjects.Contains(name.Item)).Select(name => name.Index)];
        return subjects.Length == 0
            ? null
            : new ListColumns(delimiter, HasHeader: true, subjects, Find(names, Areas), Find(names, Dates), Find(names, Answers));
    }

    // The national list comes as `201,5550123`.
    private static ListColumns ByPlace(char? delimiter, string[] cells, ListKind kind) => cells switch
    {
        [{ Length: 3 } area, { Length: 7 or 8 }, ..] when area.All(char.IsAsciiDigit) => new(delimiter, HasHeader: false, [1], Area: 0),
        [_, _, _, ..] when kind == ListKind.Reassigned => new(delimiter, HasHeader: false, [0], Date: 1, Answer: 2),
        [_, _] when kind == ListKind.Reassigned => new(delimiter, HasHeader: false, [0], Answer: 1),
        _ => new(delimiter, HasHeader: false, [0]),
    };

    private static int? Find(string[] names, HashSet<string> known)
    {
        var at = Array.FindIndex(names, known.Contains);
        return at < 0 ? null : at;
    }
}
