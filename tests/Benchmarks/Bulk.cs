using System.Diagnostics;
using System.Text;

namespace LeadGrid.Benchmarks;

/// <summary>Bulk intake over HTTP: one request, one result a line.</summary>
internal static class Bulk
{
    public static async Task<IReadOnlyList<Measurement>> Measure(Stage stage, bool quick)
    {
        using var client = stage.Client(stage.Product, connections: 4);
        client.Timeout = TimeSpan.FromMinutes(5);
        var lines = quick ? 5_000 : 20_000;
        await Post(client, "application/x-ndjson", 2_000);
        return
        [
            new Measurement("bulk, NDJSON", await Rounds("application/x-ndjson"), "leads/s"),
            new Measurement("bulk, CSV", await Rounds("text/csv"), "leads/s"),
        ];

        async Task<double> Rounds(string type)
        {
            var rates = new List<double>();
            for (var round = 0; round < (quick ? 2 : 3); round++)
            {
                rates.Add(await Post(client, type, lines));
            }

            return Measurement.Median(rates);
        }
    }

    private static async Task<double> Post(HttpClient client, string type, int lines)
    {
        var text = new StringBuilder();
        if (type == "text/csv")
        {
            text.Append(MadeLead.CsvHeader).Append('\n');
        }

        for (var i = 0; i < lines; i++)
        {
            var n = MadeLead.Next();
            text.Append(type == "text/csv" ? MadeLead.Csv(n) : MadeLead.Json(n, withCampaign: false)).Append('\n');
        }

        using var body = new StringContent(text.ToString(), Encoding.UTF8, type);
        var started = Stopwatch.GetTimestamp();
        using var answer = await client.PostAsync(new Uri("/api/v1/leads/batch?campaign=home-solar", UriKind.Relative), body);
        var results = await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync();
        var elapsed = Stopwatch.GetElapsedTime(started);
        var accepted = results.Split('\n').Count(line => line.Contains("\"outcome\":\"accepted\"", StringComparison.Ordinal));
        return accepted == lines ? lines / elapsed.TotalSeconds : throw new InvalidOperationException($"{accepted} of {lines} were accepted.");
    }
}
