using System.Diagnostics;
using System.Net.Http.Json;

namespace LeadGrid.Benchmarks.Outreach;

/// <summary>The compliance check over HTTP, at 64 connections.</summary>
internal static class Checks
{
    private const int Connections = 64;
    private static readonly string[] States = ["NJ", "NY", "FL", "GA", "OH", "MI", "IL", "TX", "CO", "AZ", "CA", "OR", "WA", "MA"];

    public static async Task<IReadOnlyList<Measurement>> Measure(Stage stage, bool quick)
    {
        using var client = stage.Client(stage.Product, Connections);
        await Round(client, TimeSpan.FromSeconds(quick ? 3 : 10));
        var rounds = new List<double[]>();
        var length = TimeSpan.FromSeconds(quick ? 3 : 5);
        for (var round = 0; round < (quick ? 1 : 3); round++)
        {
            rounds.Add(await Round(client, length));
        }

        return
        [
            new("checks, 64 connections", Measurement.Median(rounds.Select(times => times.Length / length.TotalSeconds)), "/s"),
            new("checks, 64 connections, p50", Measurement.Median(rounds.Select(times => times[times.Length / 2])), "ms"),
            new("checks, 64 connections, p99", Measurement.Median(rounds.Select(times => times[(int)(times.Length * 0.99)])), "ms"),
        ];
    }

    /// <returns>Milliseconds of each, in order.</returns>
    private static async Task<double[]> Round(HttpClient client, TimeSpan length)
    {
        var started = Stopwatch.GetTimestamp();
        var times = await Task.WhenAll(Enumerable.Range(0, Connections).Select(async lane =>
        {
            var mine = new List<double>();
            for (var n = lane; Stopwatch.GetElapsedTime(started) < length; n += Connections)
            {
                var sent = Stopwatch.GetTimestamp();
                using var answer = await client.PostAsJsonAsync(new Uri("/api/v1/compliance/check", UriKind.Relative), new
                {
                    phone = $"+1518{200 + (n / 10_000 % 700)}{n % 10_000:0000}", state = States[n % States.Length], channel = "sms", purpose = "marketing", assumeConsent = true,
                });
                mine.Add(Stopwatch.GetElapsedTime(sent).TotalMilliseconds);
                if (!answer.IsSuccessStatusCode)
                {
                    throw new InvalidOperationException($"A check was answered with {(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
                }
            }

            return mine;
        }));
        return [.. times.SelectMany(each => each).Order()];
    }
}
