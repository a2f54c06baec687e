using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using LeadGrid.Feeds;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;

namespace LeadGrid.Silos;

/// <summary>Reads the operator's live grid at one Api, as the browser's code does, and again when the stream ends.</summary>
internal sealed class GridReader : IAsyncDisposable
{
    private readonly ConcurrentDictionary<Guid, TaskCompletionSource> _rows = [];
    private readonly CancellationTokenSource _end = new();
    private readonly DevLogin _login;
    private Task _reading = Task.CompletedTask;

    private GridReader(DevLogin login) => _login = login;

    /// <summary>How often it had to begin again.</summary>
    public int Reconnects { get; private set; }

    /// <param name="apis">Where to read: the first that answers, and after its end the next.</param>
    public static async Task<GridReader> Open(DevLogin login, params Uri[] apis)
    {
        var reader = new GridReader(login);
        var ready = new TaskCompletionSource();
        reader._reading = reader.Read(apis, ready);
        await ready.Task.WaitAsync(TimeSpan.FromSeconds(30));
        return reader;
    }

    /// <summary>Waits until the row is there.</summary>
    public async Task Row(Guid lead) =>
        await _rows.GetOrAdd(lead, _ => new TaskCompletionSource()).Task.WaitAsync(TimeSpan.FromSeconds(30));

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _reading;
        _end.Dispose();
    }

    private async Task Read(Uri[] apis, TaskCompletionSource ready)
    {
        for (var api = 0; !_end.IsCancellationRequested; api++)
        {
            try
            {
                await ReadOne(apis[api % apis.Length], ready);
            }
            catch (Exception e) when (e is IOException or HttpRequestException or HubException or OperationCanceledException or System.Net.WebSockets.WebSocketException)
            {
                // The Api has gone; the next is tried until the test's patience ends.
            }

            Reconnects++;
        }
    }

    private async Task ReadOne(Uri api, TaskCompletionSource ready)
    {
        var cookies = new CookieContainer();
        using var handler = new HttpClientHandler { CookieContainer = cookies };
        using var http = new HttpClient(handler) { BaseAddress = api };
        using var signIn = await http.PostAsJsonAsync("/api/v1/session", new { email = _login.Email, password = _login.Password }, _end.Token);
        signIn.EnsureSuccessStatusCode();
        await using var hub = new HubConnectionBuilder()
            .WithUrl(new Uri(api, "/hubs/grid"), options =>
            {
                options.Cookies = cookies;
                options.SkipNegotiation = true;
                options.Transports = HttpTransportType.WebSockets;
            })
            .AddMessagePackProtocol()
            .Build();
        await hub.StartAsync(_end.Token);
        await foreach (var frame in hub.StreamAsync<GridFrame>("Watch", FeedViews.Operator, null, null, _end.Token))
        {
            foreach (var row in frame.Rows)
            {
                _rows.GetOrAdd(Guid.Parse(row.Id), _ => new TaskCompletionSource()).TrySetResult();
            }

            if (!frame.More)
            {
                ready.TrySetResult();
            }
        }
    }
}
