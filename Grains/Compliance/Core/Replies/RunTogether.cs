namespace LeadGrid.Compliance;

/// <summary>Words that were written without the spaces between them: <c>stoptexting</c>.</summary>
internal static class RunTogether
{
    private const int Longest = 30;

    /// <summary>The words, the longest first word wins; none where it is not made of them alone.</summary>
    public static string[] Split(string written, Lexicon lexicon) =>
        written.Length > Longest ? [] : [.. Split(written, 0, lexicon)];

    // Words of the class are at most 11 letters and each is tried once a place: bounded by the longest.
    private static IEnumerable<string> Split(string written, int from, Lexicon lexicon)
    {
        for (var to = written.Length; to > from + 1; to--)
        {
            var word = written[from..to];
            if (lexicon.Code(word) is { } code && lexicon.IsIn(code, "run-together"))
            {
                var rest = to == written.Length ? [] : Split(written, to, lexicon).ToArray();
                if (rest.Length > 0 || to == written.Length)
                {
                    return [word, .. rest];
                }
            }
        }

        return [];
    }
}
