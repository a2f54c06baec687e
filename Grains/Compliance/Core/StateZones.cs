using System.Collections.Frozen;
using LeadGrid.Intake;

namespace LeadGrid.Compliance;

/// <summary>The time zones of a state or territory of the United States.</summary>
internal static class StateZones
{
    private static readonly FrozenDictionary<string, string[]> ZonesByState = EmbeddedList.Lines("state-zones.txt")
        .Select(line => line.Split(' '))
        .ToFrozenDictionary(words => words[0], words => words[1..]);

    /// <returns>More than one where the state is split; none for military posts, and for what is no part of the United States.</returns>
    public static string[] Of(string state) => ZonesByState.GetValueOrDefault(state, []);
}
