using LeadGrid.Intake;

namespace LeadGrid.Compliance;

/// <summary>All that is known of how people answer: words, spellings and phrases, read once.</summary>
internal sealed class PhraseBook
{
    public static readonly PhraseBook Default = new();

    private PhraseBook()
    {
        Lexicon = new Lexicon(EmbeddedList.Lines("reply-words.txt"));
        var compiler = new PhraseCompiler(Lexicon);
        foreach (var line in EmbeddedList.Lines("reply-macros.txt"))
        {
            compiler.Define(line);
        }

        Phrases = [.. Files.SelectMany(Sections).Select(line => new Phrase(line.Kind, compiler.Anywhere(line.Pattern)))];
        Questions = [.. Sections("reply-questions.txt").Select(line => new Phrase(line.Kind, compiler.Anywhere(line.Pattern)))];
        Wholes = [.. Sections("reply-whole.txt").Select(line => new Phrase(line.Kind, compiler.Whole(line.Pattern)))];
        Spelling = new Spelling(Lexicon, EmbeddedList.Lines("reply-spellings.txt"), EmbeddedList.Lines("reply-typos.txt"));
    }

    public Lexicon Lexicon { get; }

    public Spelling Spelling { get; }

    /// <summary>In the order in which they are looked for.</summary>
    public IReadOnlyList<Phrase> Phrases { get; }

    /// <summary>What a reply may be as a whole.</summary>
    public IReadOnlyList<Phrase> Wholes { get; }

    /// <summary>What a question may ask for.</summary>
    public IReadOnlyList<Phrase> Questions { get; }

    private static IEnumerable<string> Files => ["reply-talk.txt", "reply-refusals.txt", "reply-unclear.txt"];

    /// <summary>The lines of a list, each with the kind in brackets that stands above it.</summary>
    private static IEnumerable<(PhraseKind Kind, string Pattern)> Sections(string name)
    {
        var kind = PhraseKind.Hold;
        foreach (var line in EmbeddedList.Lines(name))
        {
            if (line[0] == '[')
            {
                kind = Enum.Parse<PhraseKind>(line[1..^1].Replace("-", "").Replace("_", ""), ignoreCase: true);
            }
            else
            {
                yield return (kind, line);
            }
        }
    }
}
