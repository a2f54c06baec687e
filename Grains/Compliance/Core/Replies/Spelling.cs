namespace LeadGrid.Compliance;

/// <summary>Finds the word that was meant: other spellings, digits for letters, letters typed over and over, slips, words run together.</summary>
internal sealed class Spelling
{
    private const int ShortestSlipped = 3;
    private const int LongestSlipped = 14;

    /// <summary>Shorter ones are times and prices more often than words: 5pm, $5.</summary>
    private const int ShortestLeet = 4;
    private readonly Lexicon lexicon;
    private readonly Dictionary<string, string> variants = new(StringComparer.Ordinal);
    private readonly HashSet<string> kept = new(StringComparer.Ordinal);
    private readonly (string Word, uint Letters)[] mended;

    /// <param name="spellings"><c>word: variants</c></param>
    /// <param name="typos"><c>mended: words</c> whose slips are found, and <c>kept: words</c> that are no slips.</param>
    public Spelling(Lexicon lexicon, IEnumerable<string> spellings, IEnumerable<string> typos)
    {
        this.lexicon = lexicon;
        foreach (var (word, others) in spellings.Select(Entry))
        {
            foreach (var other in others)
            {
                variants[other] = word;
            }
        }

        var lists = typos.Select(Entry).ToLookup(entry => entry.Name, entry => entry.Words);
        mended = [.. lists["mended"].SelectMany(words => words).Select(word => (word, Slips.LettersOf(word)))];
        kept.UnionWith(lists["kept"].SelectMany(words => words));
    }

    /// <param name="written">Small letters and digits.</param>
    /// <param name="nameLike">It is written like a name.</param>
    public IEnumerable<ReplyToken> Read(string written, bool nameLike)
    {
        if (Known(written) is { } code)
        {
            return [new ReplyToken(written, code, Mended: false)];
        }

        if (written.Length >= ShortestLeet && Known(Leet(written)) is { } letters)
        {
            return [new ReplyToken(written, letters, Mended: true)];
        }

        if (char.IsAsciiDigit(written[0]) || written[0] == '$')
        {
            return Number(written);
        }

        if (Meant(written) is { } meant)
        {
            return [new ReplyToken(written, meant, Mended: true)];
        }

        return RunTogether.Split(written, lexicon) is { Length: > 0 } parts
            ? parts.Select(part => new ReplyToken(part, lexicon.Code(part)!.Value, Mended: true))
            : [new ReplyToken(written, nameLike ? Lexicon.Name : Lexicon.Other, Mended: false)];
    }

    private static (string Name, string[] Words) Entry(string line)
    {
        var at = line.IndexOf(':', StringComparison.Ordinal);
        return (line[..at], line[(at + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    private char? Known(string word) => lexicon.Code(variants.GetValueOrDefault(word, word));

    private IEnumerable<ReplyToken> Number(string written)
    {
        var letters = written.AsSpan().TrimStart("0123456789$").ToString();
        yield return new ReplyToken(written[..^letters.Length], Lexicon.Number, Mended: false);
        if (letters.Length > 0)
        {
            yield return new ReplyToken(letters, Known(letters) ?? Lexicon.Other, Mended: false);
        }
    }

    private char? Meant(string written)
    {
        var letters = Leet(written);

        // X is a keyword, and xxx are kisses.
        if (letters.All(letter => letter == letters[0]))
        {
            return null;
        }

        return kept.Contains(letters) ? null : Known(Once(letters, 1)) ?? Known(Once(letters, 2)) ?? Slipped(letters);
    }

    private static string Leet(string written) => written
        .Replace('0', 'o').Replace('1', 'i').Replace('3', 'e').Replace('4', 'a').Replace('5', 's').Replace('7', 't').Replace('$', 's').Replace('@', 'a');

    /// <summary>Letters that stand at least three times in a row, that many times instead.</summary>
    private static string Once(string word, int times)
    {
        var shorter = new System.Text.StringBuilder(word.Length);
        for (var i = 0; i < word.Length;)
        {
            var run = 1;
            while (i + run < word.Length && word[i + run] == word[i])
            {
                run++;
            }

            shorter.Append(word[i], run > 2 ? times : run);
            i += run;
        }

        return shorter.ToString();
    }

    private char? Slipped(string word)
    {
        if (word.Length is < ShortestSlipped or > LongestSlipped)
        {
            return null;
        }

        var typed = Slips.LettersOf(word);
        foreach (var (meant, letters) in mended)
        {
            var slips = meant.Length switch { > 10 => 3, > 8 => 2, _ => 1 };
            if (Math.Abs(word.Length - meant.Length) <= slips
                && Slips.LettersApart(typed, letters) <= 2 * slips
                && Slips.Between(word, meant) <= slips)
            {
                return lexicon.Code(meant);
            }
        }

        return null;
    }
}
