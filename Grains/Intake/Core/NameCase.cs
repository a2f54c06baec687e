using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace LeadGrid.Intake;

/// <summary>
/// Gives a name that was typed without regard to case the case it has on paper: "O'BRIEN" is O'Brien, "de la cruz" de
/// la Cruz. A name with capitals and small letters was typed with care and stays, but for "McDONALD". What cannot be
/// told stays too: "AJ" may be initials. Casing twice changes nothing.
/// </summary>
internal static partial class NameCase
{
    private static readonly FrozenSet<string> Particles = FrozenSet.Create(
        "da", "das", "de", "del", "della", "den", "der", "di", "dos", "du", "van", "von", "y", "zu");

    private static readonly FrozenSet<string> Articles = FrozenSet.Create("la", "las", "le", "los");

    private static readonly FrozenSet<string> Numerals = FrozenSet.Create("ii", "iii", "iv", "vi", "vii", "viii");

    public static string OfFirstName(string name) =>
        Shouted(name) && name.Count(char.IsLetter) > 2 || Muttered(name) ? Cased(name, particlesFrom: 1) : Scots(name);

    public static string OfLastName(string name) =>
        Shouted(name) || Muttered(name) ? Cased(name, particlesFrom: 0) : Scots(name);

    private static bool Shouted(string name) => name.Any(char.IsUpper) && !name.Any(char.IsLower);

    private static bool Muttered(string name) => name.Any(char.IsLower) && !name.Any(char.IsUpper);

    private static string Cased(string name, int particlesFrom)
    {
        var words = name.ToLowerInvariant().Split(' ');
        var afterParticle = false;
        for (var at = 0; at < words.Length; at++)
        {
            var inside = at >= particlesFrom && at < words.Length - 1;
            afterParticle = inside && (Particles.Contains(words[at]) || (afterParticle && Articles.Contains(words[at])));
            if (!afterParticle)
            {
                words[at] = Word(words[at], at > 0);
            }
        }

        return string.Join(' ', words);
    }

    private static string Word(string word, bool follows) =>
        follows && Numerals.Contains(word) ? word.ToUpperInvariant() : Capital().Replace(word, Raised);

    private static string Scots(string name) => ShoutedScots().Replace(
        name, match => match.Groups[1].Value + match.Groups[2].Value + match.Groups[3].Value.ToLowerInvariant());

    private static string Raised(Match match) => match.Value.ToUpperInvariant();

    // The first letter of a word and of what follows a hyphen, a dot or a one-letter prefix (O', D'); and the one
    // after Mc, but not after Mac, where Mackey and MacKay cannot be told apart.
    [GeneratedRegex(@"(?<![\p{L}\p{M}'’])\p{Ll}|(?<=(?<![\p{L}\p{M}'’])\p{L}['’])\p{Ll}|(?<=(?<![\p{L}\p{M}'’])mc)\p{Ll}(?=\p{Ll})")]
    private static partial Regex Capital();

    [GeneratedRegex(@"(?<!\p{L})(Ma?c)(\p{Lu})(?>(\p{Lu}+))(?!\p{Ll})")]
    private static partial Regex ShoutedScots();
}
