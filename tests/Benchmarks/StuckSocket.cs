using System.Net;
using System.Net.WebSockets;
using System.Text;
using LeadGrid.Feeds;
using Microsoft.AspNetCore.SignalR.Protocol;

namespace LeadGrid.Benchmarks;

/// <summary>
/// A browser that watches and never reads. A bare socket: the client library would read on and keep everything in its
/// own memory.
/// </summary>
internal sealed class StuckSocket : IDisposable
{
    private readonly ClientWebSocket _socket = new();

    public async Task Watch(Uri product, CookieContainer session)
    {
        _socket.Options.Cookies = session;
        await _socket.ConnectAsync(new UriBuilder(new Uri(product, "/hubs/grid")) { Scheme = "ws" }.Uri, CancellationToken.None);
        await Send(Encoding.UTF8.GetBytes("{\"protocol\":\"messagepack\",\"version\":2}\u001e"));
        await _socket.ReceiveAsync(new byte[256], CancellationToken.None);
        await Send(new MessagePackHubProtocol().GetMessageBytes(
            new StreamInvocationMessage("1", "Watch", [FeedViews.Operator, null, null])));
    }

    public void Dispose() => _socket.Dispose();

    private Task Send(ReadOnlyMemory<byte> message) =>
        _socket.SendAsync(message, WebSocketMessageType.Binary, endOfMessage: true, CancellationToken.None).AsTask();
}
