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
            if (Named(url, "0.0.0.0") is { Port: > 0 } address
                && AddressOf(address.DnsSafeHost) is { } ip
                && IsTaken(new IPEndPoint(ip, address.Port)))
            {
                throw Taken(urls, null);
            }
        }
    }

    /// <summary>Where programs on this machine reach us by plain HTTP; null: that is not known before we listen.</summary>
    public static Uri? Own(string urls) => urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Select(url => Named(url.Replace("//0.0.0.0", "//localhost", StringComparison.Ordinal).Replace("//[::]", "//localhost", StringComparison.Ordinal), "localhost"))
        .FirstOrDefault(address => address is { Scheme: "http", Port: > 0 });

    // Kestrel's signs for every address are no part of a URL.
    private static Uri? Named(string url, string any) => Uri.TryCreate(
        url.Replace("//*", "//" + any, StringComparison.Ordinal).Replace("//+", "//" + any, StringComparison.Ordinal), UriKind.Absolute, out var address)
        ? address
        : null;

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
