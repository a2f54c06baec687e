using System.Diagnostics;

namespace LeadGrid.Benchmarks.Storage;

/// <summary>Callers that repeat one thing, each as soon as its last is done.</summary>
internal static class Rounds
{
    internal sealed record Figures(double PerSecond, double P50);

    public static async Task<Figures> Run(int callers, TimeSpan length, Func<int, Task<int>> once)
    {
        var started = Stopwatch.GetTimestamp();
        var times = await Task.WhenAll(Enumerable.Range(0, callers).Select(caller => Task.Run(async () =>
        {
            var mine = new List<(double Time, int Count)>();
            while (Stopwatch.GetElapsedTime(started) < length)
            {
                var began = Stopwatch.GetTimestamp();
                var count = await once(caller);
                mine.Add((Stopwatch.GetElapsedTime(began).TotalMilliseconds, count));
            }

            return mine;
        })));
        var elapsed = Stopwatch.GetElapsedTime(started).TotalSeconds;
        var all = times.SelectMany(t => t).ToArray();
        return new Figures(all.Sum(t => t.Count) / elapsed, Measurement.Median(all.Select(t => t.Time)));
    }
}
