using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;

namespace LeadGrid.Benchmarks;

/// <summary>Single posts, beside an endpoint that only inserts one row; in turn, so that the machine's drift hits both.</summary>
internal static class SinglePosts
{
    public static async Task<IReadOnlyList<Measurement>> Measure(Stage stage, bool quick)
    {
        var results = new List<Measurement>();
        await WarmUp(stage, stage.Product, quick ? 20 : 40);
        await WarmUp(stage, stage.Bare, 5);
        foreach (var connections in new[] { 1, 64, 256 })
        {
            using var product = stage.Client(stage.Product, connections);
            using var bare = stage.Client(stage.Bare, connections);
            var seconds = TimeSpan.FromSeconds(quick ? 2 : 5);
            await Round(product, connections, TimeSpan.FromSeconds(quick ? 2 : 4));
            await Round(bare, connections, TimeSpan.FromSeconds(1));
            var (ours, theirs) = (new List<Figures>(), new List<Figures>());
            for (var round = 0; round < (quick ? 2 : 3); round++)
            {
                ours.Add(await Round(product, connections, seconds));
                theirs.Add(await Round(bare, connections, seconds));
            }

            Add("posts/s", f => f.PerSecond, "/s");
            Add("p50", f => f.P50, "ms");
            Add("p99", f => f.P99, "ms");

            void Add(string what, Func<Figures, double> figure, string unit) => results.Add(new Measurement(
                $"single posts, {connections} connection{(connections == 1 ? "" : "s")}, {what}",
                Measurement.Median(ours.Select(figure)), unit, Measurement.Median(theirs.Select(figure)), "bare insert"));
        }

        return results;
    }

    /// <summary>What a silo does after a restart is another figure: it compiles, for ten seconds of two cores.</summary>
    private static async Task WarmUp(Stage stage, Uri address, int seconds)
    {
        using var client = stage.Client(address, connections: 64);
        await Round(client, 64, TimeSpan.FromSeconds(seconds));
    }

    private sealed record Figures(double PerSecond, double P50, double P99);

    private static async Task<Figures> Round(HttpClient client, int connections, TimeSpan length)
    {
        var started = Stopwatch.GetTimestamp();
        var times = await Task.WhenAll(Enumerable.Range(0, connections).Select(async _ =>
        {
            var mine = new List<double>();
            while (Stopwatch.GetElapsedTime(started) < length)
            {
                using var body = new StringContent(MadeLead.Json(MadeLead.Next()), Encoding.UTF8, new MediaTypeHeaderValue("application/json"));
                var sent = Stopwatch.GetTimestamp();
                using var answer = await client.PostAsync(new Uri("/api/v1/leads", UriKind.Relative), body);
                mine.Add(Stopwatch.GetElapsedTime(sent).TotalMilliseconds);
                if (answer.StatusCode != System.Net.HttpStatusCode.Created)
                {
                    throw new InvalidOperationException($"A post was answered with {(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
                }
            }

            return mine;
        }));
        var elapsed = Stopwatch.GetElapsedTime(started).TotalSeconds;
        var all = times.SelectMany(t => t).Order().ToArray();
        return new Figures(all.Length / elapsed, all[all.Length / 2], all[(int)(all.Length * 0.99)]);
    }
}
