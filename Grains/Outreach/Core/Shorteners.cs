using System.Text.RegularExpressions;
using LeadGrid.Intake;

namespace LeadGrid.Outreach;

/// <summary>
/// Addresses that hide where they lead. Carriers filter texts with a public shortener's link, since spam is full of them
/// (CTIA Messaging Principles, 5.3.3).
/// </summary>
internal static partial class Shorteners
{
    private static readonly HashSet<string> Hosts = new(EmbeddedList.Lines("link-shorteners.txt"), StringComparer.OrdinalIgnoreCase);

    /// <returns>Those in the text, each once.</returns>
    public static string[] In(string text) =>
        [.. Host().Matches(text).Select(match => match.Value.ToLowerInvariant()).Where(Hosts.Contains).Distinct()];

    // A host is what stands between words: bit.ly, and not the end of habit.ly.
    [GeneratedRegex(@"(?<![\w.@-])[a-z0-9-]+(?:\.[a-z0-9-]+)+(?![\w-])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Host();
}
