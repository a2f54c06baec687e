using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using LeadGrid.Feeds;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;

namespace LeadGrid.Benchmarks;

/// <summary>From sending the post to holding the row in a client of the live grid that watches all leads.</summary>
internal static class PostToBrowser
{
    public static async Task<IReadOnlyList<Measurement>> Measure(Stage stage, bool quick)
    {
        var arrived = new ConcurrentDictionary<string, long>();
        await using var watcher = await Watch(stage, arrived);
        using var client = stage.Client(stage.Product, connections: 64);
        var results = new List<Measurement>();
        foreach (var rate in new[] { 50, 300 })
        {
            var times = await Post(client, arrived, rate, TimeSpan.FromSeconds(quick ? 4 : 10));
            results.Add(new Measurement($"post to browser at {rate} posts/s, p50", times[times.Length / 2], "ms"));
            results.Add(new Measurement($"post to browser at {rate} posts/s, p99", times[(int)(times.Length * 0.99)], "ms"));
        }

        return results;
    }

    private static async Task<HubConnection> Watch(Stage stage, ConcurrentDictionary<string, long> arrived)
    {
        var cookies = new CookieContainer();
        using var handler = new HttpClientHandler { CookieContainer = cookies };
        using var http = new HttpClient(handler) { BaseAddress = stage.Product };
        using var signIn = await http.PostAsJsonAsync(
            new Uri("/api/v1/session", UriKind.Relative), new { email = stage.Administrator.Email, password = stage.Administrator.Password });
        signIn.EnsureSuccessStatusCode();
        var hub = new HubConnectionBuilder()
            .WithUrl(new Uri(stage.Product, "/hubs/grid"), options =>
            {
                options.Cookies = cookies;
                options.SkipNegotiation = true;
                options.Transports = HttpTransportType.WebSockets;
            })
            .AddMessagePackProtocol()
            .Build();
        await hub.StartAsync();
        var ready = new TaskCompletionSource();
        _ = Read();
        await ready.Task.WaitAsync(TimeSpan.FromSeconds(60));
        return hub;

        async Task Read()
        {
            try
            {
                await foreach (var frame in hub.StreamAsync<GridFrame>("Watch", FeedViews.Operator, null, null))
                {
                    var now = Stopwatch.GetTimestamp();
                    foreach (var row in frame.Rows)
                    {
                        arrived.TryAdd(row.Id, now);
                    }

                    if (!frame.More)
                    {
                        ready.TrySetResult();
                    }
                }
            }
            catch (Exception e)
            {
                ready.TrySetException(e);
            }
        }
    }

    private static async Task<double[]> Post(HttpClient client, ConcurrentDictionary<string, long> arrived, int rate, TimeSpan length)
    {
        var sent = new ConcurrentDictionary<string, long>();
        var posts = new List<Task>();
        var started = Stopwatch.GetTimestamp();
        using var beat = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        while (await beat.WaitForNextTickAsync() && Stopwatch.GetElapsedTime(started) < length)
        {
            while (posts.Count < Stopwatch.GetElapsedTime(started).TotalSeconds * rate)
            {
                posts.Add(One());
            }
        }

        await Task.WhenAll(posts);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!sent.Keys.All(arrived.ContainsKey))
        {
            await beat.WaitForNextTickAsync(patience.Token);
        }

        return [.. sent.Select(s => Stopwatch.GetElapsedTime(s.Value, arrived[s.Key]).TotalMilliseconds).Order()];

        async Task One()
        {
            using var body = new StringContent(MadeLead.Json(MadeLead.Next()), Encoding.UTF8, new MediaTypeHeaderValue("application/json"));
            var at = Stopwatch.GetTimestamp();
            using var answer = await client.PostAsync(new Uri("/api/v1/leads", UriKind.Relative), body);
            using var lead = JsonDocument.Parse(await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync());
            sent[lead.RootElement.GetProperty("leadId").GetString()!] = at;
        }
    }
}
