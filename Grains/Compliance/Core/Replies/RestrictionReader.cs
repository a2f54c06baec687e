namespace LeadGrid.Compliance;

/// <summary>Reads times, days, pauses and channels out of what a person asks for or will not have.</summary>
internal static class RestrictionReader
{
    /// <summary>Null where the reply says neither.</summary>
    public static ContactRestriction? Read(ReplyFindings findings, PhraseBook book)
    {
        var refused = findings.All(PhraseKind.Narrow).Concat(findings.All(PhraseKind.NarrowHold)).ToArray();
        var spans = refused.Length > 0 ? refused : [.. findings.All(PhraseKind.Wish)];
        if (spans.Length == 0)
        {
            return null;
        }

        var span = spans[0];
        var words = findings.Reply.Words(span.Start, span.Length);
        var codes = findings.Reply.Codes.Substring(span.Start, span.Length);
        var list = words.Split(' ');
        var restriction = new ContactRestriction { Words = words };
        restriction = SpokenTimes.Apply(restriction, list, negated: refused.Length > 0);
        restriction = SpokenDays.Apply(restriction, list, negated: refused.Length > 0);
        return SpokenChannels.Apply(restriction, codes, book.Lexicon, negated: refused.Length > 0);
    }
}
