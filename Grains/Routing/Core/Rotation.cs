namespace LeadGrid.Routing;

/// <summary>
/// Smooth weighted round robin. At each turn everyone's credit grows by its weight; who has most gets the lead and
/// pays the sum of all weights. A full cycle (as many turns as that sum) gives everyone exactly its weight, and the
/// turns of one broker lie as far apart as they can.
/// </summary>
internal static class Rotation
{
    internal const int MaximumSearch = 4_096;

    /// <summary>The next in turn, and the credits after it.</summary>
    /// <param name="weights">Positive; at least one.</param>
    /// <param name="credits">As long as <paramref name="weights"/>; all zero at the start of a cycle.</param>
    public static int Next(ReadOnlySpan<int> weights, Span<long> credits)
    {
        long sum = 0;
        var best = 0;
        for (var i = 0; i < weights.Length; i++)
        {
            credits[i] += weights[i];
            sum += weights[i];
            if (credits[i] > credits[best])
            {
                best = i;
            }
        }

        credits[best] -= sum;
        return best;
    }

    /// <summary>
    /// Where a set of brokers that meets for the first time enters its cycle: at the point where the one that is owed
    /// most over all sets is next. Starting every new set at zero would favour the heaviest broker each time; starting
    /// at arbitrary credits would break the promise that each full cycle is exact.
    /// </summary>
    public static long[] Enter(ReadOnlySpan<int> weights, ReadOnlySpan<double> owed)
    {
        var most = 0;
        for (var i = 1; i < owed.Length; i++)
        {
            if (owed[i] > owed[most])
            {
                most = i;
            }
        }

        var credits = new long[weights.Length];
        var ahead = new long[weights.Length];
        // Everyone's turn comes within a cycle; a cycle of very many turns is entered wherever the search got to.
        for (var turn = 0; turn < MaximumSearch && Next(weights, ahead) != most; turn++)
        {
            ahead.CopyTo(credits, 0);
        }

        return credits;
    }
}
