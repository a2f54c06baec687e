using System.Buffers;
using System.Net.WebSockets;
using System.Text;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;

namespace LeadGrid.Feeds;

/// <summary>
/// A browser that does not read until it is told to. A bare socket: the client library would read on and keep
/// everything in its own memory.
/// </summary>
internal sealed class StuckBrowser : IInvocationBinder, IDisposable
{
    private readonly ClientWebSocket _socket = new();
    private readonly MessagePackHubProtocol _protocol = new();
    private readonly byte[] _buffer = new byte[64 * 1024];
    private ReadOnlySequence<byte> _unread;

    public async Task Watch(Uri hub, string view)
    {
        await _socket.ConnectAsync(new UriBuilder(hub) { Scheme = "ws" }.Uri, CancellationToken.None);
        await Send(Encoding.UTF8.GetBytes("{\"protocol\":\"messagepack\",\"version\":2}\u001e"));
        await _socket.ReceiveAsync(_buffer, CancellationToken.None);
        await Send(_protocol.GetMessageBytes(new StreamInvocationMessage("1", "Watch", [view, null, null])));
    }

    /// <summary>Reads on, as far as the next frame.</summary>
    public async Task<GridFrame> Next()
    {
        while (true)
        {
            while (_protocol.TryParseMessage(ref _unread, this, out var message))
            {
                if (message is StreamItemMessage { Item: GridFrame frame })
                {
                    return frame;
                }
            }

            var received = await _socket.ReceiveAsync(_buffer, CancellationToken.None);
            _unread = new ReadOnlySequence<byte>([.. _unread.ToArray(), .. _buffer.AsSpan(0, received.Count)]);
        }
    }

    public Type GetReturnType(string invocationId) => typeof(object);

    public IReadOnlyList<Type> GetParameterTypes(string methodName) => [];

    public Type GetStreamItemType(string streamId) => typeof(GridFrame);

    public void Dispose() => _socket.Dispose();

    private Task Send(ReadOnlyMemory<byte> message) =>
        _socket.SendAsync(message, WebSocketMessageType.Binary, endOfMessage: true, CancellationToken.None).AsTask();
}
