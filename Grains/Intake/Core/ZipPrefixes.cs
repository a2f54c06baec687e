using System.Collections.Frozen;
using System.Globalization;

namespace LeadGrid.Intake;

/// <summary>Which states the first three digits of a zip belong to.</summary>
internal static class ZipPrefixes
{
    private static readonly FrozenDictionary<string, string[]> StatesByPrefix = EmbeddedList.Lines("zip-prefixes.txt")
        .SelectMany(Entries)
        .ToFrozenDictionary(entry => entry.Prefix, entry => entry.States);

    /// <returns>The states; none where no post office uses the prefix.</returns>
    public static string[] StatesOf(string zip) => StatesByPrefix.GetValueOrDefault(zip[..3], []);

    private static IEnumerable<(string Prefix, string[] States)> Entries(string line)
    {
        var words = line.Split(' ');
        var ends = words[0].Split('-');
        var first = int.Parse(ends[0], CultureInfo.InvariantCulture);
        var last = int.Parse(ends[^1], CultureInfo.InvariantCulture);
        return Enumerable.Range(first, last - first + 1)
            .Select(prefix => (prefix.ToString("D3", CultureInfo.InvariantCulture), words[1..]));
    }
}
