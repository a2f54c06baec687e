using System.Globalization;

namespace LeadGrid.Processes;

/// <summary>Reads from a silo's metrics which grains it holds.</summary>
internal static class Activations
{
    private const string Created = "orleans_catalog_activation_created_total";
    private const string Destroyed = "orleans_catalog_activation_destroyed_total";

    /// <param name="metrics">What <c>/metrics</c> answers.</param>
    /// <returns>Activations of that type that were made here and are not yet gone.</returns>
    public static long Count(string metrics, string grainType)
    {
        var mark = $"grain_type=\"{grainType}\"";
        var lines = metrics.Split('\n').Where(line => line.Contains(mark, StringComparison.Ordinal)).ToArray();
        return Sum(Created) - Sum(Destroyed);

        long Sum(string name) => lines
            .Where(line => line.StartsWith(name, StringComparison.Ordinal))
            .Sum(line => (long)double.Parse(line[(line.LastIndexOf('}') + 1)..].Trim().Split(' ')[0], CultureInfo.InvariantCulture));
    }
}
