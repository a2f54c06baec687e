using System.Collections.Frozen;
using System.Globalization;
using LeadGrid.Intake;

namespace LeadGrid.Compliance;

/// <summary>The time zone of a zip.</summary>
internal static class ZipZones
{
    private const int PrefixLength = 3;

    private static readonly (int First, int Last, string[] Zones)[] Runs = Entries(length: 5).ToArray();

    private static readonly FrozenDictionary<string, string[]> ZonesByPrefix = Entries(PrefixLength)
        .SelectMany(run => Enumerable.Range(run.First, run.Last - run.First + 1).Select(prefix => (prefix, run.Zones)))
        .ToFrozenDictionary(entry => entry.prefix.ToString("D3", CultureInfo.InvariantCulture), entry => entry.Zones);

    /// <param name="zip">Five digits.</param>
    /// <returns>More than one where the zip does not tell which; none where there is no such prefix.</returns>
    public static string[] Of(string zip)
    {
        var number = int.Parse(zip, CultureInfo.InvariantCulture);
        var run = Array.Find(Runs, run => run.First <= number && number <= run.Last);
        return run.Zones ?? ZonesByPrefix.GetValueOrDefault(zip[..PrefixLength], []);
    }

    private static IEnumerable<(int First, int Last, string[] Zones)> Entries(int length) =>
        from line in EmbeddedList.Lines("zip-zones.txt")
        let words = line.Split(' ')
        let ends = words[0].Split('-')
        where ends[0].Length == length
        select (
            int.Parse(ends[0], CultureInfo.InvariantCulture), int.Parse(ends[^1], CultureInfo.InvariantCulture), words[1..]);
}
