using System.Globalization;
using System.Text.RegularExpressions;

namespace LeadGrid.Faults.Refusals;

/// <summary>A message of a round: whose, and which of theirs.</summary>
internal readonly partial record struct Mark(int Person, int Message)
{
    public string Text => string.Create(CultureInfo.InvariantCulture, $"Is tomorrow at 10 a good time? Ref {Person}-{Message}.");

    /// <returns>Null: it is none that a round has queued.</returns>
    public static Mark? Read(string body) => Written().Match(body) is { Success: true } found
        ? new Mark(Number(found.Groups[1]), Number(found.Groups[2]))
        : null;

    private static int Number(Group group) => int.Parse(group.Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\bRef (\d{1,9})-(\d{1,4})\.")]
    private static partial Regex Written();
}
