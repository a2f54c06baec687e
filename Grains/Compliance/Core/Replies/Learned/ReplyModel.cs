namespace LeadGrid.Compliance;

/// <summary>How much a reply looks like those that a model has learned.</summary>
/// <param name="Score">Log odds: 0 is even.</param>
/// <param name="Words">That speak for it most; a run of the reply's words.</param>
internal readonly record struct LearnedScore(double Score, Range Words);

/// <summary>
/// Logistic regression over <see cref="ReplyFeatures"/>, learned from examples when it is made: by AdaGrad (Duchi et al., 2011), in
/// an order that the examples give, so that the same examples make the same model.
/// </summary>
internal sealed class ReplyModel
{
    private const int Rounds = 12;
    private const double Pace = 0.3;
    private const double BiasPace = 0.01;

    /// <summary>Draws weights back to nothing: what was seen once proves little.</summary>
    private const double Decay = 1e-3;

    /// <summary>Texts of more words are read in parts: the examples are short.</summary>
    private const int LongestPart = 40;

    private readonly double[] _weights = new double[ReplyFeatures.Slots];
    private double _bias;

    public ReplyModel(IEnumerable<(int[] Slots, bool Is)> examples)
    {
        (int[] Slots, bool Is)[] all = [.. examples.OrderBy(example => example.Slots.Aggregate(17u, (hash, slot) => (hash * 31) + (uint)slot))];
        var squares = new double[ReplyFeatures.Slots];
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var (slots, isOne) in all)
            {
                Learn(slots, isOne, squares);
            }
        }
    }

    public LearnedScore Score(IReadOnlyList<string> words)
    {
        var best = new LearnedScore(double.NegativeInfinity, 0..0);
        for (var from = 0; from == 0 || from < words.Count;)
        {
            var to = PartEnd(words, from);
            var part = ScorePart([.. words.Skip(from).Take(to - from)]);
            best = part.Score > best.Score ? new(part.Score, (part.Words.Start.Value + from)..(part.Words.End.Value + from)) : best;
            from = Math.Max(to, from + 1);
        }

        return best;
    }

    // At the last end of a sentence that fits, or in the middle of one that is too long.
    private static int PartEnd(IReadOnlyList<string> words, int from)
    {
        if (words.Count - from <= LongestPart)
        {
            return words.Count;
        }

        for (var to = from + LongestPart; to > from + 1; to--)
        {
            if (words[to - 1] == ReplyWords.Stop)
            {
                return to;
            }
        }

        return from + LongestPart;
    }

    private LearnedScore ScorePart(string[] words)
    {
        var features = ReplyFeatures.Of(words);
        var scale = Scale(features.Length);
        var perWord = new double[words.Length];
        foreach (var feature in features)
        {
            for (var word = feature.First; word < feature.First + feature.Length; word++)
            {
                if (word >= 0 && word < words.Length)
                {
                    perWord[word] += _weights[feature.Slot] * scale / feature.Length;
                }
            }
        }

        return new LearnedScore(_bias + (scale * features.Sum(feature => _weights[feature.Slot])), Heaviest(perWord));
    }

    // The run with the greatest sum (Kadane).
    private static Range Heaviest(double[] perWord)
    {
        var (best, most, from, sum) = (0..0, 0.0, 0, 0.0);
        for (var at = 0; at < perWord.Length; at++)
        {
            (from, sum) = sum > 0 ? (from, sum + perWord[at]) : (at, perWord[at]);
            (best, most) = sum > most ? (from..(at + 1), sum) : (best, most);
        }

        return best;
    }

    private void Learn(int[] slots, bool isOne, double[] squares)
    {
        var scale = Scale(slots.Length);
        var score = _bias + (scale * slots.Sum(slot => _weights[slot]));
        var error = (1 / (1 + Math.Exp(-score))) - (isOne ? 1 : 0);
        _bias -= BiasPace * error;
        foreach (var slot in slots)
        {
            var slope = (error * scale) + (Decay * _weights[slot]);
            squares[slot] += slope * slope;
            _weights[slot] -= Pace * slope / Math.Sqrt(squares[slot] + 1e-6);
        }
    }

    // A long reply has more to say than a short one, and no more weight.
    private static double Scale(int features) => 1 / Math.Sqrt(features + 1);
}
