using System.Net;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;

namespace LeadGrid.Benchmarks;

/// <summary>A SignalR client that watches a view of the product, or joins a group of the plain hub, and notes each row.</summary>
internal sealed class GridWatcher(HubConnection hub) : IAsyncDisposable
{
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile Arrivals _arrivals = new(0, 0);
    private (string Epoch, long Seq) _at;
    private int _gaps;

    /// <summary>Frames that did not continue what came before, and snapshots after the first.</summary>
    public int Gaps => Volatile.Read(ref _gaps);

    public Arrivals Arrivals => _arrivals;

    public static async Task<GridWatcher> Of(Uri product, CookieContainer session, string view)
    {
        var watcher = new GridWatcher(Connection(new Uri(product, "/hubs/grid"), session));
        await watcher.StartAsync();
        _ = watcher.Read(view);
        await watcher._ready.Task.WaitAsync(TimeSpan.FromMinutes(1));
        return watcher;
    }

    public static async Task<GridWatcher> OfPlain(Uri plain, string view)
    {
        var watcher = new GridWatcher(Connection(new Uri(plain, PlainHub.Path), new CookieContainer()));
        watcher.OnRow();
        await watcher.StartAsync();
        await watcher.Join(view);
        return watcher;
    }

    /// <summary>Begins to count anew.</summary>
    public void Expect(int first, int count) => _arrivals = new Arrivals(first, count);

    public ValueTask DisposeAsync() => hub.DisposeAsync();

    private static HubConnection Connection(Uri address, CookieContainer cookies) => new HubConnectionBuilder()
        .WithUrl(address, options =>
        {
            options.Cookies = cookies;
            options.SkipNegotiation = true;
            options.Transports = HttpTransportType.WebSockets;
        })
        .AddMessagePackProtocol()
        .Build();

    private Task StartAsync() => hub.StartAsync();

    private Task Join(string view) => hub.InvokeAsync("Join", view);

    private void OnRow() => hub.On<SeenRow>("row", row => _arrivals.Add(row, Now()));

    private async Task Read(string view)
    {
        try
        {
            await foreach (var frame in hub.StreamAsync<SeenFrame>("Watch", view, null, null))
            {
                Take(frame);
            }
        }
        catch (Exception e)
        {
            // Nobody waits for this task: before the first snapshot the caller sees it, later the missing rows show it.
            _ready.TrySetException(e);
        }
    }

    private void Take(SeenFrame frame)
    {
        var now = Now();
        var begun = _ready.Task.IsCompleted;
        if (begun && (frame.Kind == "snapshot" || frame.Epoch != _at.Epoch || frame.FromSeq != _at.Seq))
        {
            Interlocked.Increment(ref _gaps);
        }

        _at = (frame.Epoch, frame.ToSeq);
        var arrivals = _arrivals;
        foreach (var row in frame.Rows)
        {
            arrivals.Add(row, now);
        }

        if (!begun && !frame.More)
        {
            _ready.TrySetResult();
        }
    }

    private static long Now() => TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();
}
