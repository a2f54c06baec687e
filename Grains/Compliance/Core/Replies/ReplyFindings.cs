namespace LeadGrid.Compliance;

/// <summary>A phrase that a reply holds: its kind, and which tokens.</summary>
internal readonly record struct FoundPhrase(PhraseKind Kind, int Start, int Length);

/// <summary>What a reply holds, found in the order of the book.</summary>
internal sealed record ReplyFindings(CodedReply Reply, FoundPhrase[] Found)
{
    public static ReplyFindings Of(CodedReply reply, PhraseBook book)
    {
        var found = new List<FoundPhrase>();
        var rest = reply.Codes.ToCharArray();
        foreach (var phrase in book.Phrases)
        {
            // The words that say "everything" stand inside the refusal, which has been taken by then.
            var text = phrase.Kind == PhraseKind.Everything ? reply.Codes.AsSpan() : rest;
            var first = found.Count;
            foreach (var match in phrase.Pattern.EnumerateMatches(text))
            {
                found.Add(new FoundPhrase(phrase.Kind, match.Index, match.Length));
            }

            for (var i = first; Takes(phrase.Kind) && i < found.Count; i++)
            {
                Take(rest.AsSpan(found[i].Start, found[i].Length), book.Lexicon);
            }
        }

        return new ReplyFindings(reply, [.. found]);
    }

    public bool Has(PhraseKind kind) => Array.Exists(Found, phrase => phrase.Kind == kind);

    public IEnumerable<FoundPhrase> All(PhraseKind kind) => Found.Where(phrase => phrase.Kind == kind);

    // Conjunctions and breaks stay: the next phrase begins there.
    private static void Take(Span<char> words, Lexicon lexicon)
    {
        foreach (ref var word in words)
        {
            word = Lexicon.IsBreak(word) || lexicon.IsIn(word, "conj") ? word : Lexicon.Other;
        }
    }

    private static bool Takes(PhraseKind kind) => kind
        is PhraseKind.OptOut or PhraseKind.Innocent or PhraseKind.Narrow or PhraseKind.NarrowHold or PhraseKind.WrongNumber;
}
