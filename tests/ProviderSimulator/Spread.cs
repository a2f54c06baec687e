namespace LeadGrid.Simulation;

/// <summary>A distribution of times in milliseconds: mostly near the least, with a long tail that is cut off.</summary>
public sealed record Spread(double Least, double Mean, double Most)
{
    public static readonly Spread None = new(0, 0, 0);

    public static Spread Exactly(double milliseconds) => new(milliseconds, milliseconds, milliseconds);

    public TimeSpan Draw(Random dice)
    {
        var tail = Mean <= Least ? 0 : -Math.Log(1 - dice.NextDouble()) * (Mean - Least);
        return TimeSpan.FromMilliseconds(Math.Max(0, Math.Min(Least + tail, Most)));
    }
}
