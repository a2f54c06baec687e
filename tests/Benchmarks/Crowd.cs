using System.Diagnostics;
using System.Net;

namespace LeadGrid.Benchmarks;

/// <summary>200 watchers, and what they saw of a run.</summary>
internal sealed class Crowd : IAsyncDisposable
{
    public const int Size = 200;

    /// <summary>What has not come although nothing else came for so long is lost: so are a connection's rows that was cut.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly List<GridWatcher> _watchers = [];

    public static Task<Crowd> Of(Stage stage, CookieContainer session, Func<int, string> viewOf) =>
        Gather(watcher => GridWatcher.Of(stage.Product, session, viewOf(watcher)));

    public static Task<Crowd> OfPlain(Stage stage, Func<int, string> viewOf) =>
        Gather(watcher => GridWatcher.OfPlain(stage.PlainHub, viewOf(watcher)));

    /// <param name="run">Makes the events, given the first one's number.</param>
    /// <param name="count">Of the events.</param>
    /// <param name="arrivals">How often each event is to be seen: by all, or by its broker's watcher alone.</param>
    public async Task<Sight> See(Func<int, Task<double>> run, int count, int arrivals)
    {
        var first = MadeLead.Take(count);
        _watchers.ForEach(watcher => watcher.Expect(first, count));
        var gaps = _watchers.Sum(watcher => watcher.Gaps);
        var rate = await run(first);
        var expected = (long)count * arrivals;
        await Arrive(expected);
        var times = _watchers.SelectMany(watcher => watcher.Arrivals.Milliseconds).Order().ToArray();
        return new Sight(
            rate, times[times.Length / 2], times[(int)(times.Length * 0.99)], expected - times.Length, _watchers.Sum(watcher => watcher.Gaps) - gaps);
    }

    public async ValueTask DisposeAsync() => await Task.WhenAll(_watchers.Select(watcher => watcher.DisposeAsync().AsTask()));

    private static async Task<Crowd> Gather(Func<int, Task<GridWatcher>> join)
    {
        var crowd = new Crowd();
        for (var watcher = 0; watcher < Size; watcher++)
        {
            crowd._watchers.Add(await join(watcher));
        }

        return crowd;
    }

    private async Task Arrive(long expected)
    {
        using var beat = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        var (seen, since) = (Seen(), Stopwatch.GetTimestamp());
        while (seen < expected && Stopwatch.GetElapsedTime(since) < Patience)
        {
            await beat.WaitForNextTickAsync();
            if (Seen() is var now && now != seen)
            {
                (seen, since) = (now, Stopwatch.GetTimestamp());
            }
        }
    }

    private long Seen() => _watchers.Sum(watcher => (long)watcher.Arrivals.Count);
}

/// <param name="PerSecond">Events.</param>
/// <param name="P50">Milliseconds, of every row at every watcher.</param>
/// <param name="P99">Likewise.</param>
/// <param name="Lost">Rows that a watcher never saw.</param>
/// <param name="Gaps">Frames that did not continue what a watcher had.</param>
internal sealed record Sight(double PerSecond, double P50, double P99, long Lost, int Gaps);
