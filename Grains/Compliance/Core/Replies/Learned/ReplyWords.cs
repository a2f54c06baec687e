using System.Collections.Frozen;
using System.Text;

namespace LeadGrid.Compliance;

/// <summary>A reply's words as models see them: small letters of ASCII, numbers as <c>#</c>, ends of sentences as <c>.</c> and <c>?</c>.</summary>
internal static class ReplyWords
{
    public const string Stop = ".";
    private const string Question = "?";
    private const string Number = "#";

    private static readonly FrozenSet<int> Ends = FrozenSet.ToFrozenSet([(int)'.', '!', '\n', '\r']);

    // What follows is pictures, which say something; a comma does not, nor do the signs that only change the picture before them.
    private const int LastOfText = 0x2100;
    private static readonly FrozenSet<int> Unseen = FrozenSet.ToFrozenSet(Enumerable.Range(0xFE00, 16));

    /// <summary>Of the letters that a person holds down: "stooop".</summary>
    private const int LongestRun = 2;

    public static List<string> Of(string text)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        var (last, run) = (default(Rune), 0);
        foreach (var rune in text.EnumerateRunes())
        {
            var letter = new Rune(Letters.Fold(rune));
            run = letter == last ? run + 1 : 1;
            last = letter;
            if (!Rune.IsLetterOrDigit(letter) && letter.Value is not ('$' or '@' or '\''))
            {
                Flush(words, word);
                Mark(words, letter);
            }
            else if (run <= LongestRun && letter.Value != '\'')
            {
                word.Append(letter.ToString());
            }
        }

        Flush(words, word);
        return words;
    }

    private static void Flush(List<string> words, StringBuilder word)
    {
        if (word.Length > 0)
        {
            var text = word.ToString();
            words.Add(text.All(char.IsAsciiDigit) ? Number : text);
            word.Clear();
        }
    }

    private static void Mark(List<string> words, Rune mark)
    {
        var word = Ends.Contains(mark.Value) ? Stop
            : mark.Value == '?' ? Question
            : mark.Value > LastOfText && !Unseen.Contains(mark.Value) ? mark.ToString()
            : "";
        if (word.Length > 0 && (word != Stop || (words.Count > 0 && words[^1] != Stop)))
        {
            words.Add(word);
        }
    }
}
