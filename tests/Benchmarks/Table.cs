using System.Globalization;
using System.Text.Json;

namespace LeadGrid.Benchmarks;

internal static class Table
{
    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static void Print(IReadOnlyList<Measurement> results)
    {
        Console.WriteLine();
        Console.WriteLine("| What | Median | Beside it | Ratio |");
        Console.WriteLine("| --- | --- | --- | --- |");
        foreach (var r in results)
        {
            var beside = r.Baseline is { } b ? $"{Number(b)} {r.Unit} ({r.Against})" : "";
            Console.WriteLine($"| {r.Name} | {Number(r.Value)} {r.Unit} | {beside} | {r.Ratio?.ToString("0.00", CultureInfo.InvariantCulture)} |");
        }
    }

    private static string Number(double value) => value.ToString(value >= 100 ? "N0" : "0.#", CultureInfo.InvariantCulture);
}
