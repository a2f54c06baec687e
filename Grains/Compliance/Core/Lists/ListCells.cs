using System.Text;

namespace LeadGrid.Compliance;

/// <summary>Cells of one line. A number or an address has no line breaks, so a line is a row.</summary>
internal static class ListCells
{
    private static readonly char[] Delimiters = [',', ';', '\t', '|'];

    /// <returns>Null: the line is one value.</returns>
    public static char? DelimiterOf(string line)
    {
        var at = line.IndexOfAny(Delimiters);
        return at < 0 ? null : line[at];
    }

    public static string[] Of(string line, char? delimiter)
    {
        if (delimiter is not { } separator)
        {
            return [Unquoted(line)];
        }

        return line.Contains('"', StringComparison.Ordinal) ? Quoted(line, separator) : line.Split(separator, StringSplitOptions.TrimEntries);
    }

    private static string[] Quoted(string line, char separator)
    {
        var cells = new List<string>();
        var cell = new StringBuilder();
        var inside = false;
        foreach (var sign in line)
        {
            if (sign == '"')
            {
                // Doubled quotes stand for one; no number or address has any, so that they may as well go.
                inside = !inside;
            }
            else if (sign == separator && !inside)
            {
                cells.Add(cell.ToString().Trim());
                cell.Clear();
            }
            else
            {
                cell.Append(sign);
            }
        }

        return [.. cells, cell.ToString().Trim()];
    }

    private static string Unquoted(string line) => line.Trim().Trim('"').Trim();
}
