namespace LeadGrid.Compliance;

/// <summary>Something that can be said of a reply: these words stand in it, or this piece of a word.</summary>
/// <param name="Slot">Its place among a model's weights.</param>
/// <param name="First">The first word that it is about.</param>
/// <param name="Length">And how many.</param>
internal readonly record struct ReplyFeature(int Slot, int First, int Length);

/// <summary>
/// Takes words apart into what models weigh: runs of up to three, pairs with a gap, and pieces of three to five letters, which
/// slips of the finger mostly leave whole. Hashed into a fixed number of slots (Weinberger et al., Feature Hashing, 2009).
/// </summary>
internal static class ReplyFeatures
{
    public const int Slots = 1 << 18;
    private const int LongestRun = 3;
    private const int LongestGap = 2;
    private const int ShortestPiece = 3;
    private const int LongestPiece = 5;
    private const uint Seed = 2166136261;
    private const string Start = "^";
    private const string End = "$";
    private const string Gap = "_";
    private const string Piece = "<";

    /// <returns>Each once.</returns>
    public static ReplyFeature[] Of(IReadOnlyList<string> words)
    {
        string[] all = [Start, .. words, End];
        var found = new Dictionary<int, ReplyFeature>();
        for (var first = 0; first < all.Length; first++)
        {
            AddRuns(found, all, first);
            AddGaps(found, all, first);
            AddPieces(found, all, first);
        }

        return [.. found.Values];
    }

    private static void AddRuns(Dictionary<int, ReplyFeature> found, string[] words, int first)
    {
        var hash = Seed;
        for (var length = 1; length <= LongestRun && first + length <= words.Length; length++)
        {
            hash = Hash(hash, words[first + length - 1]);
            Add(found, hash, first, length);
        }
    }

    private static void AddGaps(Dictionary<int, ReplyFeature> found, string[] words, int first)
    {
        var hash = Hash(Seed, words[first]);
        for (var gap = 1; gap <= LongestGap && first + gap + 1 < words.Length; gap++)
        {
            hash = Hash(hash, Gap);
            Add(found, Hash(hash, words[first + gap + 1]), first, gap + 2);
        }
    }

    private static void AddPieces(Dictionary<int, ReplyFeature> found, string[] words, int first)
    {
        var word = $"<{words[first]}>";
        for (var from = 0; word.Length > ShortestPiece + 1 && from < word.Length; from++)
        {
            for (var length = ShortestPiece; length <= LongestPiece && from + length <= word.Length; length++)
            {
                Add(found, Hash(Hash(Seed, Piece), word.AsSpan(from, length)), first, 1);
            }
        }
    }

    private static void Add(Dictionary<int, ReplyFeature> found, uint hash, int first, int length)
    {
        var slot = (int)((hash ^ (hash >> 15)) % Slots);
        // The sign before the first word is none.
        found.TryAdd(slot, new ReplyFeature(slot, first - 1, length));
    }

    // FNV-1a, with a separator.
    private static uint Hash(uint hash, ReadOnlySpan<char> text)
    {
        foreach (var letter in text)
        {
            hash = (hash ^ letter) * 16777619;
        }

        return (hash ^ ' ') * 16777619;
    }
}
