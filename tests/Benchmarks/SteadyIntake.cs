using System.Diagnostics;
using System.Text;

namespace LeadGrid.Benchmarks;

/// <summary>
/// Real commits at a steady rate: new leads by bulk intake over HTTP, a request every 20 ms. Each is validated, routed and
/// committed as a seller's; only the cost of a request each, which the intake rows measure, is spared.
/// </summary>
internal static class SteadyIntake
{
    /// <summary>Beyond these the server is behind, and the rate is what it can do.</summary>
    private const int RequestsAtOnce = 8;

    /// <returns>Leads a second, from the first request to the last answer.</returns>
    public static async Task<double> Run(HttpClient client, string campaign, int rate, int first, int count)
    {
        using var slots = new SemaphoreSlim(RequestsAtOnce);
        var posts = new List<Task>();
        var sent = 0;
        var started = Stopwatch.GetTimestamp();
        using var beat = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (sent < count && await beat.WaitForNextTickAsync())
        {
            var due = (int)Math.Min(count, Stopwatch.GetElapsedTime(started).TotalSeconds * rate) - sent;
            if (due > 0)
            {
                // Who is behind sends larger requests, up to a tenth of a second's leads.
                await slots.WaitAsync();
                var leads = Math.Min(due, rate / 10);
                posts.Add(Post(client, campaign, first + sent, leads, slots));
                sent += leads;
            }
        }

        await Task.WhenAll(posts);
        return count / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    private static async Task Post(HttpClient client, string campaign, int first, int count, SemaphoreSlim slots)
    {
        try
        {
            var lines = new StringBuilder();
            for (var number = first; number < first + count; number++)
            {
                lines.Append(MadeLead.Json(number, withCampaign: false)).Append('\n');
            }

            using var body = new StringContent(lines.ToString(), Encoding.UTF8, "application/x-ndjson");
            using var answer = await client.PostAsync(new Uri($"/api/v1/leads/batch?campaign={campaign}", UriKind.Relative), body);
            var results = await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync();
            var accepted = results.Split('\n').Count(line => line.Contains("\"outcome\":\"accepted\"", StringComparison.Ordinal));
            if (accepted != count)
            {
                throw new InvalidOperationException($"{accepted} of {count} leads were accepted.");
            }
        }
        finally
        {
            slots.Release();
        }
    }
}
