namespace LeadGrid.Compliance;

/// <summary>Replies that are one keyword or one answer and nothing else.</summary>
internal static class WholeReply
{
    public static bool Is(CodedReply reply, PhraseKind kind, PhraseBook book)
    {
        foreach (var phrase in book.Wholes)
        {
            if (phrase.Kind == kind && phrase.Pattern.IsMatch(reply.Codes))
            {
                return true;
            }
        }

        return false;
    }
}
