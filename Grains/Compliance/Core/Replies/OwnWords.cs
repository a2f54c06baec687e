using System.Text.RegularExpressions;

namespace LeadGrid.Compliance;

/// <summary>
/// What a person wrote, without what the device added: the message that is answered, a signature, and reactions
/// (<c>Liked "Reply STOP to opt out"</c>), which quote us and not the person.
/// </summary>
internal static partial class OwnWords
{
    public static string Of(string text)
    {
        if (Reaction().IsMatch(text))
        {
            return "";
        }

        var lines = text.ReplaceLineEndings("\n").Split('\n');
        var end = Array.FindIndex(lines, line => Below().IsMatch(line));
        return string.Join('\n', lines.Take(end < 0 ? lines.Length : end).Where(line => !line.TrimStart().StartsWith('>')));
    }

    [GeneratedRegex("""^\s*(liked|loved|disliked|emphasized|questioned|laughed at|removed an? [a-z]+ from|reacted .{1,12} to)\s+[“"„«]""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Reaction();

    [GeneratedRegex(@"^\s*(on .{4,200} wrote:\s*$|-+ ?original message ?-+|sent from my |sent via |get outlook for |--\s*$|_{5,})", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Below();
}
