namespace LeadGrid.Compliance;

/// <summary>
/// The words that phrases are made of. Each has a character of its own, so that a reply is a short string, a class of
/// words is a class of characters, and a phrase is a regular expression over words.
/// </summary>
internal sealed class Lexicon
{
    /// <summary>A word that no phrase knows.</summary>
    public const char Other = 'o';

    /// <summary>The same, written like a name.</summary>
    public const char Name = 'N';
    public const char Number = '#';
    public const char Stop = '.';
    public const char Question = '?';
    public const char Comma = ',';

    /// <summary>The first of Unicode's 6,400 characters for private use.</summary>
    private const char First = '\uE000';

    private readonly Dictionary<string, char> codes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> classes = new(StringComparer.Ordinal)
    {
        ["any"] = "[^.?,]",
        ["other"] = "[oN]",
    };

    /// <param name="lines"><c>class: words</c>; an earlier class may stand among the words as <c>&lt;class&gt;</c>.</param>
    public Lexicon(IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            var (name, words) = (line[..line.IndexOf(':', StringComparison.Ordinal)], line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..]);
            var members = words.Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Select(word => word[0] == '<' ? classes[word[1..^1]][1..^1] : Add(word).ToString());
            classes[name] = $"[{string.Concat(members)}]";
        }
    }

    /// <summary>The word's character; null for a word that is in no phrase.</summary>
    public char? Code(string word) => codes.TryGetValue(word, out var code) ? code : null;

    /// <summary>The character of a word that may be new.</summary>
    public char Add(string word)
    {
        if (!codes.TryGetValue(word, out var code))
        {
            codes[word] = code = (char)(First + codes.Count);
        }

        return code;
    }

    /// <summary>The class as a character class; null where there is none of this name.</summary>
    public string? Class(string name) => classes.GetValueOrDefault(name);

    public bool IsIn(char code, string name) => classes[name].Contains(code, StringComparison.Ordinal);

    public static bool IsBreak(char code) => code is Stop or Question or Comma;
}
