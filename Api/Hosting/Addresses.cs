using System.Net;
using System.Net.Sockets;

namespace LeadGrid.Hosting;

/// <summary>Where the program listens, looked at before anything is started that would have to be stopped again.</summary>
internal static class Addresses
{
    /// <param name="urls">As Kestrel takes them: <c>http://localhost:5080;https://*:5443</c>.</param>
    /// <exception cref="StartupFailedException">Another program listens at one of them.</exception>
    public static void DemandFree(string urls)
    {
        foreach (var url in urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            // What cannot be read here (a Unix socket, a faulty address) is Kestrel's to bind or to refuse.
            if (Uri.TryCreate(url.Replace("//*", "//0.0.0.0", StringComparison.Ordinal).Replace("//+", "//0.0.0.0", StringComparison.Ordinal), UriKind.Absolute, out var address)
                && address.Port > 0
                && AddressOf(address.DnsSafeHost) is { } ip
                && IsTaken(new IPEndPoint(ip, address.Port)))
            {
                throw Taken(urls, null);
            }
        }
    }

    public static StartupFailedException Taken(string urls, Exception? cause) => new(
        $"the address {urls} is taken: stop the program that uses it, or choose another with --urls http://localhost:5081.", cause);

    private static IPAddress? AddressOf(string host) =>
        host == "localhost" ? IPAddress.Loopback : IPAddress.TryParse(host, out var ip) ? ip : null;

    private static bool IsTaken(IPEndPoint endpoint)
    {
        using var socket = new Socket(endpoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Bind(endpoint);
            return false;
        }
        catch (SocketException e)
        {
            return e.SocketErrorCode == SocketError.AddressAlreadyInUse;
        }
    }
}
