using System.Text.RegularExpressions;

namespace LeadGrid.Compliance;

/// <summary>
/// Makes regular expressions over words of phrases as they are written: words, <c>&lt;parts&gt;</c>, alternatives and
/// repetition. They run in time linear in the reply's length, whatever the reply is (RegexOptions.NonBacktracking).
/// </summary>
internal sealed partial class PhraseCompiler(Lexicon lexicon)
{
    private readonly Dictionary<string, string> macros = new(StringComparer.Ordinal);

    /// <param name="line"><c>name = pattern</c></param>
    public void Define(string line)
    {
        var at = line.IndexOf('=', StringComparison.Ordinal);
        macros[line[..at].Trim()] = $"(?:{Translate(line[(at + 1)..])})";
    }

    /// <summary>A phrase that may stand anywhere.</summary>
    /// <exception cref="InvalidDataException">A part that nobody has defined.</exception>
    public Regex Anywhere(string pattern) => Compile(Translate(pattern));

    /// <summary>A phrase that is the whole reply, once or again and again, but for courtesy and punctuation.</summary>
    public Regex Whole(string pattern)
    {
        var around = $"(?:[.?,]|{lexicon.Class("polite")}|{Translate("and? thank you | por favor | just | now | asap | already")})*";
        return Compile($@"\A{around}(?:(?:{Translate(pattern)}){around})+\z");
    }

    private static Regex Compile(string pattern) => new(pattern, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);

    private string Translate(string pattern) =>
        Spaces().Replace(Items().Replace(pattern, match => Item(match.Value)), "");

    private string Item(string item) => item[0] switch
    {
        '[' => item,
        '<' => Part(item[1..^1]),
        '^' => $"(?:[.?,]|{lexicon.Class("conj")})",

        // People leave the full stop out: "no calls no texts".
        '$' => $"(?:[.?,]|{lexicon.Class("conj")}|{lexicon.Class("resume")})",
        '(' => "(?:",
        '#' or 'N' => item,
        _ => lexicon.Add(item).ToString(),
    };

    private string Part(string name) => macros.GetValueOrDefault(name) ?? lexicon.Class(name)
        ?? throw new InvalidDataException($"Phrases of replies: nobody has said what <{name}> is.");

    [GeneratedRegex(@"\[[.?,]+\]|<[a-z-]+>|[\^$(]|[^\s()|?*+,<>\[\]^$]+")]
    private static partial Regex Items();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
