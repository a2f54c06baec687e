using System.Text.Json.Nodes;

namespace LeadGrid.Demo;

/// <summary>Posts synthetic leads through the public API, as a seller would.</summary>
internal sealed partial class DemoTraffic(IHttpClientFactory clients, TimeProvider time, ILogger<DemoTraffic> logger)
{
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(100);
    private const int MaximumInFlight = 256;

    public async Task Run(string url, string apiKey, string campaign, double perSecond, CancellationToken cancellation)
    {
        using var client = clients.CreateClient();
        client.BaseAddress = new Uri(url);
        client.DefaultRequestHeaders.Add("X-Api-Key", apiKey);
        using var timer = new PeriodicTimer(Beat, time);
        using var slots = new SemaphoreSlim(MaximumInFlight);
        LogBegun(perSecond, campaign);
        var owed = 0.0;
        while (await timer.WaitForNextTickAsync(cancellation))
        {
            for (owed += perSecond * Beat.TotalSeconds; owed >= 1; owed--)
            {
                // A server that is slower than the traffic gets what it can take.
                await slots.WaitAsync(cancellation);
                _ = Post(client, campaign, slots, cancellation);
            }
        }
    }

    private async Task Post(HttpClient client, string campaign, SemaphoreSlim slots, CancellationToken cancellation)
    {
        try
        {
            JsonObject lead = SyntheticLead.Create(campaign, time.GetUtcNow());
            using var answer = await client.PostAsJsonAsync("/api/v1/leads", lead, cancellation);
            if (!answer.IsSuccessStatusCode)
            {
                LogRefused((int)answer.StatusCode);
            }
        }
        catch (HttpRequestException e)
        {
            LogFailed(e);
        }
        catch (OperationCanceledException)
        {
            // The program stops.
        }
        finally
        {
            slots.Release();
        }
    }

    [LoggerMessage(3001, LogLevel.Information, "Demo traffic: {PerSecond} synthetic leads a second to {Campaign}")]
    private partial void LogBegun(double perSecond, string campaign);

    [LoggerMessage(3002, LogLevel.Warning, "Demo traffic: a lead was answered with {Status}")]
    private partial void LogRefused(int status);

    [LoggerMessage(3003, LogLevel.Warning, "Demo traffic: a post failed")]
    private partial void LogFailed(Exception exception);
}
