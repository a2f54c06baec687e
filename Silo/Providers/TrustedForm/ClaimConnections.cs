using System.Net;
using System.Net.Sockets;

namespace LeadGrid.Providers.TrustedForm;

/// <summary>
/// Connections on which certificates are claimed: to the configured hosts and to nobody else, whatever was asked for. A second lock
/// behind <c>CertificateUrls</c>: should that be wrong one day, still nothing is reached.
/// </summary>
internal static class ClaimConnections
{
    public static SocketsHttpHandler Handler(TrustedFormOptions options) => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
        ConnectTimeout = TimeSpan.FromSeconds(5),
        MaxConnectionsPerServer = 8,
        MaxResponseHeadersLength = 16,
        MaxResponseDrainSize = 64 * 1024,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        AutomaticDecompression = DecompressionMethods.None,
        ConnectCallback = (context, cancellation) => Connect(context.DnsEndPoint, options, cancellation),
    };

    private static async ValueTask<Stream> Connect(DnsEndPoint where, TrustedFormOptions options, CancellationToken cancellation)
    {
        if (!IsKnown(where, options))
        {
            throw new HttpRequestException("That is no host of certificates.");
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(where, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static bool IsKnown(DnsEndPoint where, TrustedFormOptions options) => options.BaseUrl is { } simulator
        ? where.Host == simulator.Host && where.Port == simulator.Port
        : where.Port == 443 && options.KnownHosts.Contains(where.Host);
}
