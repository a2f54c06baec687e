namespace LeadGrid.Benchmarks;

/// <param name="Value">The median of several rounds.</param>
/// <param name="Baseline">The competitor's median in the same run; null where there is none.</param>
internal sealed record Measurement(string Name, double Value, string Unit, double? Baseline = null, string? Against = null)
{
    public double? Ratio => Baseline is { } other && other != 0 ? Math.Round(Value / other, 3) : null;

    public static double Median(IEnumerable<double> rounds)
    {
        var sorted = rounds.Order().ToArray();
        return sorted.Length % 2 == 1 ? sorted[sorted.Length / 2] : (sorted[(sorted.Length / 2) - 1] + sorted[sorted.Length / 2]) / 2;
    }
}
