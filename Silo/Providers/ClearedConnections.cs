using System.Net;
using System.Net.Sockets;

namespace LeadGrid.Providers;

/// <summary>HTTP connections to a provider that write under a clearance only, and leave nothing on its way after they close.</summary>
internal static class ClearedConnections
{
    private static readonly TimeSpan ConnectWithin = TimeSpan.FromSeconds(2);

    // The kernel repeats what was not acknowledged for minutes. A message must not arrive so late.
    private static readonly TimeSpan AcknowledgedWithin = TimeSpan.FromSeconds(3);
    private const int TcpUserTimeout = 18;

    /// <param name="connections">At most so many at once to the provider.</param>
    public static SocketsHttpHandler Handler(int connections) => new()
    {
        // What is posted goes where it was meant to go, once, and as it is.
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
        ActivityHeadersPropagator = null,
        ConnectTimeout = ConnectWithin,
        MaxConnectionsPerServer = connections,
        // Names are resolved again.
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        PooledConnectionIdleTimeout = TimeSpan.FromSeconds(60),
        ConnectCallback = static async (context, cancellation) => await Connect(context.DnsEndPoint, cancellation),
        PlaintextStreamFilter = static (context, _) => context.NegotiatedHttpVersion == HttpVersion.Version11
            ? ValueTask.FromResult<Stream>(new ClearedStream(context.PlaintextStream))
            : throw new NotSupportedException($"HTTP/{context.NegotiatedHttpVersion} is written by flows that have no clearance."),
    };

    /// <summary>A connection whose unsent bytes are dropped when it closes.</summary>
    /// <exception cref="SocketException">Nobody answers there, or there is no such name.</exception>
    public static async Task<NetworkStream> Connect(EndPoint provider, CancellationToken cancellation)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            // Otherwise a socket that is closed after a time-out goes on sending what lies in its buffer.
            socket.LingerState = new LingerOption(enable: true, seconds: 0);
            if (OperatingSystem.IsLinux())
            {
                socket.SetRawSocketOption(
                    (int)SocketOptionLevel.Tcp, TcpUserTimeout, BitConverter.GetBytes((int)AcknowledgedWithin.TotalMilliseconds));
            }

            await socket.ConnectAsync(provider, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
