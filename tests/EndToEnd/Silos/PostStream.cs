using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Json;
using LeadGrid.Intake;

namespace LeadGrid.Silos;

/// <summary>Sellers who post one lead after the other, at several Apis at once, and note what became of each.</summary>
internal sealed class PostStream : IAsyncDisposable
{
    private readonly CancellationTokenSource _end = new();
    private readonly ConcurrentQueue<Posted> _posted = [];
    private readonly Task[] _sellers;

    private PostStream(DevFile dev, Uri[] apis, int sellersEach, bool keyed) => _sellers =
        [.. apis.SelectMany(api => Enumerable.Range(0, sellersEach).Select(_ => Sell(dev, api, keyed)))];

    /// <summary>How many posts were answered as they should be.</summary>
    public int Accepted => _posted.Count(p => p.Status == 201);

    public IReadOnlyCollection<Posted> All => _posted;

    /// <summary>What was not accepted, and what was answered instead.</summary>
    public IEnumerable<string> Failures => _posted.Where(p => p.Status != 201).Select(p => $"{p.Status} after {p.Took}: {p.Answer}");

    /// <param name="keyed">Whether each post carries an Idempotency-Key.</param>
    public static PostStream Begin(DevFile dev, IEnumerable<Uri> apis, int sellersEach = 4, bool keyed = false) =>
        new(dev, [.. apis], sellersEach, keyed);

    /// <summary>Waits until so many more posts have been accepted.</summary>
    public async Task More(int posts)
    {
        var wanted = Accepted + posts;
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        using var beat = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (Accepted < wanted)
        {
            await beat.WaitForNextTickAsync(patience.Token);
        }
    }

    /// <summary>Waits until a post that was begun after a moment has been accepted.</summary>
    public async Task Answered(long after)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        using var beat = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (!_posted.Any(p => p.Status == 201 && p.Started > after))
        {
            await beat.WaitForNextTickAsync(patience.Token);
        }
    }

    /// <summary>Lets each seller finish the post that is under way.</summary>
    public async Task End()
    {
        await _end.CancelAsync();
        await Task.WhenAll(_sellers);
    }

    public async ValueTask DisposeAsync()
    {
        await End();
        _end.Dispose();
    }

    private async Task Sell(DevFile dev, Uri api, bool keyed)
    {
        using var http = new HttpClient { BaseAddress = api, Timeout = TimeSpan.FromSeconds(100) };
        http.DefaultRequestHeaders.Add("X-Api-Key", dev.ApiKey);
        while (!_end.IsCancellationRequested)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/leads")
            {
                Content = JsonContent.Create(Person.InAlaska().ToLead(dev.Campaigns[0])),
            };
            if (keyed)
            {
                request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString("N"));
            }

            var started = Stopwatch.GetTimestamp();
            _posted.Enqueue(await One(http, request, started));
        }
    }

    private static async Task<Posted> One(HttpClient http, HttpRequestMessage request, long started)
    {
        try
        {
            using var answer = await http.SendAsync(request);
            var text = await answer.Content.ReadAsStringAsync();
            return new Posted((int)answer.StatusCode, text, started, Stopwatch.GetTimestamp());
        }
        catch (HttpRequestException e)
        {
            return new Posted(0, e.Message, started, Stopwatch.GetTimestamp());
        }
    }
}

/// <param name="Status">Of the answer; 0 where there was none.</param>
internal sealed record Posted(int Status, string Answer, long Started, long Ended)
{
    public TimeSpan Took => Stopwatch.GetElapsedTime(Started, Ended);
}
