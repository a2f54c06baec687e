using System.Collections.Frozen;
using LeadGrid.Intake;

namespace LeadGrid.Compliance;

/// <summary>Where the area codes of the North American Numbering Plan are.</summary>
internal static class AreaCodes
{
    private static readonly FrozenDictionary<string, string> PlaceByCode = EmbeddedList.Lines("area-codes.txt")
        .Select(line => line.Split(' '))
        .SelectMany(words => words.Skip(1).Select(code => (code, place: words[0])))
        .ToFrozenDictionary(entry => entry.code, entry => entry.place);

    /// <returns>
    /// <c>US-NJ</c>: a state or territory of the United States; <c>CA</c>: another country; null: the code has no place
    /// (toll-free, premium, personal), or nobody has it.
    /// </returns>
    public static string? PlaceOf(string code) => PlaceByCode.GetValueOrDefault(code);
}
