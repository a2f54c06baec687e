using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;
using LeadGrid.Processes;

namespace LeadGrid.Benchmarks;

/// <summary>Silos and Apis as processes: throughput with one and with three silos, and the time after a kill.</summary>
internal static class Silos
{
    private const int Connections = 64;

    public static async Task<IReadOnlyList<Measurement>> Measure(Stage stage, bool quick)
    {
        var length = TimeSpan.FromSeconds(quick ? 5 : 15);
        var one = await Throughput(silos: 1, length);
        var options = Options(3);
        await using var cluster = await LocalCluster.StartAsync(options);
        using var clients = new Clients(cluster);
        await clients.Post(Connections, length);
        var three = await clients.Post(Connections, length);
        var outages = new List<double>();
        for (var round = 0; round < (quick ? 1 : 3); round++)
        {
            outages.Add(await Outage(cluster, clients, cluster.Silos[round % 3]));
        }

        return
        [
            new("single posts, 64 connections, 2 Apis, 3 silos", three, "/s", one, "1 silo"),
            new("a silo killed: until every post is answered again", Measurement.Median(outages), "s"),
        ];
    }

    private static LocalClusterOptions Options(int silos)
    {
        var options = new LocalClusterOptions { Silos = silos, Apis = 2 };
        options.PostgresSettings["fsync"] = "on";
        return options;
    }

    private static async Task<double> Throughput(int silos, TimeSpan length)
    {
        await using var cluster = await LocalCluster.StartAsync(Options(silos));
        using var clients = new Clients(cluster);
        await clients.Post(Connections, length);
        return await clients.Post(Connections, length);
    }

    /// <summary>From the kill to the start of the first second in which no post fails or takes longer than a second.</summary>
    private static async Task<double> Outage(LocalCluster cluster, Clients clients, ClusterProcess victim)
    {
        victim.Kill();
        var killed = Stopwatch.GetTimestamp();
        var lastTrouble = 0.0;
        while (Stopwatch.GetElapsedTime(killed) < TimeSpan.FromSeconds(60))
        {
            var now = Stopwatch.GetElapsedTime(killed).TotalSeconds;
            if (now - lastTrouble > 5)
            {
                break;
            }

            var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => clients.One(TimeSpan.FromSeconds(1))));
            if (answers.Contains(false))
            {
                lastTrouble = Stopwatch.GetElapsedTime(killed).TotalSeconds;
            }
        }

        await victim.RestartAsync();
        return lastTrouble;
    }

    private sealed class Clients(LocalCluster cluster) : IDisposable
    {
        private readonly HttpClient[] _clients = [.. cluster.Apis.Select(api => Client(api.Url, cluster.Credentials.ApiKey))];
        private int _turn;

        public async Task<double> Post(int connections, TimeSpan length)
        {
            var started = Stopwatch.GetTimestamp();
            var counts = await Task.WhenAll(Enumerable.Range(0, connections).Select(async _ =>
            {
                var mine = 0;
                while (Stopwatch.GetElapsedTime(started) < length)
                {
                    mine += await One(TimeSpan.FromSeconds(60)) ? 1 : throw new InvalidOperationException("A post failed.");
                }

                return mine;
            }));
            return counts.Sum() / Stopwatch.GetElapsedTime(started).TotalSeconds;
        }

        /// <returns>Whether it was stored in time.</returns>
        public async Task<bool> One(TimeSpan patience)
        {
            using var timeout = new CancellationTokenSource(patience);
            using var body = new StringContent(MadeLead.Json(MadeLead.Next()), Encoding.UTF8, new MediaTypeHeaderValue("application/json"));
            try
            {
                using var answer = await _clients[Interlocked.Increment(ref _turn) % _clients.Length].PostAsync(new Uri("/api/v1/leads", UriKind.Relative), body, timeout.Token);
                return answer.StatusCode == System.Net.HttpStatusCode.Created;
            }
            catch (OperationCanceledException)
            {
                return false;
            }
        }

        public void Dispose() => Array.ForEach(_clients, client => client.Dispose());

        private static HttpClient Client(Uri url, string key)
        {
            var client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = Connections }) { BaseAddress = url };
            client.DefaultRequestHeaders.Add("X-Api-Key", key);
            return client;
        }
    }
}
