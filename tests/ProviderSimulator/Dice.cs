namespace LeadGrid.Simulation;

/// <summary>Chance that a seed can repeat: of each thing by its name, so that it does not matter who asks first.</summary>
internal static class Dice
{
    public static Random For(int seed, string name)
    {
        // FNV-1a: string.GetHashCode is another one in every process.
        var hash = 2166136261u ^ (uint)seed;
        foreach (var letter in name)
        {
            hash = (hash ^ letter) * 16777619u;
        }

        return new Random((int)hash);
    }

    public static T Pick<T>(Random dice, IReadOnlyList<T> from) => from[dice.Next(from.Count)];
}
