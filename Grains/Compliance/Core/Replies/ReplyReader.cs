using System.Globalization;
using System.Text;

namespace LeadGrid.Compliance;

/// <summary>Takes a reply apart into words, numbers and breaks.</summary>
internal sealed class ReplyReader(Lexicon lexicon, Spelling spelling)
{
    /// <summary>Words that people spell out: <c>s t o p</c>.</summary>
    private const string SpelledOut = "spelled-out";

    private const int Dash = 0x2013;

    public CodedReply Read(string text)
    {
        var tokens = new List<ReplyToken> { Break(Lexicon.Stop) };
        var word = new StringBuilder();
        var capitals = 0;
        var afterSpace = false;
        foreach (var rune in text.EnumerateRunes())
        {
            var letter = Letters.Fold(rune);
            if (IsPartOfWord(letter, rune))
            {
                capitals += word.Length == 0 && Rune.IsUpper(rune) ? 1 : Rune.IsUpper(rune) ? 2 : 0;
                word.Append(new Rune(letter).ToString());
            }
            else if (letter != '\'' && !(letter == '*' && word.Length > 0) && !IsUnseen(rune))
            {
                Flush(tokens, word, capitals);
                capitals = 0;
                AddMark(tokens, letter == '-' && afterSpace ? Dash : letter, rune);
            }

            afterSpace = Rune.IsWhiteSpace(rune);
        }

        Flush(tokens, word, capitals);
        AddBreak(tokens, Lexicon.Stop);
        return CodedReply.Of(JoinLetters(tokens));
    }

    // '$' and '@' within a word stand for letters ($top), and nothing is lost where they do not.
    private static bool IsPartOfWord(int letter, Rune rune) =>
        Rune.IsLetterOrDigit(rune) || letter is (>= 'a' and <= 'z') or '$' or '@';

    private static bool IsUnseen(Rune rune) => Rune.GetUnicodeCategory(rune)
        is UnicodeCategory.NonSpacingMark or UnicodeCategory.Format or UnicodeCategory.EnclosingMark;

    private void Flush(List<ReplyToken> tokens, StringBuilder word, int capitals)
    {
        if (word.Length > 0)
        {
            // A name has one capital letter, its first, and does not begin the text.
            tokens.AddRange(spelling.Read(word.ToString(), nameLike: capitals == 1 && tokens.Count > 1));
            word.Clear();
        }
    }

    private void AddMark(List<ReplyToken> tokens, int letter, Rune rune)
    {
        if (lexicon.Code(rune.ToString()) is { } emoji)
        {
            tokens.Add(new ReplyToken(rune.ToString(), emoji, Mended: false));
        }
        else if (letter == '#')
        {
            // "Wrong #".
            tokens.Add(new ReplyToken("#", lexicon.Add("number"), Mended: false));
        }
        else if (letter == '?')
        {
            AddBreak(tokens, Lexicon.Question);
        }
        else if (letter is '.' or '!' or '\n' or '\r' or 0xA1 or 0x2026)
        {
            AddBreak(tokens, Lexicon.Stop);
        }
        else if (letter != '-' && !Rune.IsWhiteSpace(rune))
        {
            AddBreak(tokens, Lexicon.Comma);
        }
    }

    /// <summary>Of several breaks in a row the strongest stays: a question, an end, a comma.</summary>
    private static void AddBreak(List<ReplyToken> tokens, char code)
    {
        if (!Lexicon.IsBreak(tokens[^1].Code))
        {
            tokens.Add(Break(code));
        }
        else if (tokens.Count > 1 && (code == Lexicon.Question || tokens[^1].Code == Lexicon.Comma))
        {
            tokens[^1] = Break(code);
        }
    }

    private static ReplyToken Break(char code) => new(code.ToString(), code, Mended: false);

    private List<ReplyToken> JoinLetters(List<ReplyToken> tokens)
    {
        var joined = new List<ReplyToken>(tokens.Count);
        for (var i = 0; i < tokens.Count; i++)
        {
            var (word, next) = SingleLetters(tokens, i);
            if (word.Length > 2 && lexicon.Code(word) is { } code && lexicon.IsIn(code, SpelledOut))
            {
                joined.Add(new ReplyToken(word, code, Mended: true));
                i = next - 1;
            }
            else
            {
                joined.AddRange(tokens[i..Math.Max(next, i + 1)]);
                i = Math.Max(next - 1, i);
            }
        }

        return joined;
    }

    /// <summary>The run of single letters that begins here, with or without breaks between them, and where it ends.</summary>
    private static (string Word, int Next) SingleLetters(List<ReplyToken> tokens, int from)
    {
        var word = new StringBuilder();
        var next = from;
        for (var i = from; i < tokens.Count && tokens[i].Text.Length == 1; i++)
        {
            if (!Lexicon.IsBreak(tokens[i].Code))
            {
                word.Append(tokens[i].Text);
                next = i + 1;
            }
        }

        return (word.ToString(), next);
    }
}
