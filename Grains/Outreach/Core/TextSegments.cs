using System.Globalization;

namespace LeadGrid.Outreach;

/// <summary>How a text is cut for the air. A character is never cut in two: a part that it does not fit is left short.</summary>
/// <param name="Units">Septets or UTF-16 units.</param>
/// <param name="Costly">The characters, each once, for which the whole text is sent as UCS-2.</param>
internal sealed record TextSegments(TextAlphabet Alphabet, int Units, int Segments, string[] Costly)
{
    // 140 octets, of which the header that joins parts takes 6.
    private const int GsmAlone = 160;
    private const int GsmJoined = 153;
    private const int UcsAlone = 70;
    private const int UcsJoined = 67;

    public static TextSegments Of(string text)
    {
        var costly = Characters(text).Where(each => each.Length > 1 || Gsm7.SeptetsOf(each[0]) == 0).Distinct().ToArray();
        return costly.Length == 0
            ? Cut(TextAlphabet.Gsm7, [.. text.Select(Gsm7.SeptetsOf)], GsmAlone, GsmJoined, costly)
            : Cut(TextAlphabet.Ucs2, [.. Characters(text).Select(each => each.Length)], UcsAlone, UcsJoined, costly);
    }

    private static TextSegments Cut(TextAlphabet alphabet, int[] sizes, int alone, int joined, string[] costly)
    {
        var units = sizes.Sum();
        if (units <= alone)
        {
            return new(alphabet, units, Math.Min(units, 1), costly);
        }

        var (segments, used) = (1, 0);
        foreach (var size in sizes)
        {
            if (used + size > joined)
            {
                (segments, used) = (segments + 1, 0);
            }

            used += size;
        }

        return new(alphabet, units, segments, costly);
    }

    // By code point: a surrogate pair is one character, and half of one is never sent.
    private static IEnumerable<string> Characters(string text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (at + 1 < text.Length && char.IsSurrogatePair(text[at], text[at + 1]))
            {
                yield return text.Substring(at++, 2);
            }
            else
            {
                yield return text[at].ToString(CultureInfo.InvariantCulture);
            }
        }
    }
}
