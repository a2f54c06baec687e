using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace LeadGrid.Storage.Embedded;

/// <summary>A loopback port for the server: the last one where it is still free, so that tools keep working.</summary>
internal static class FreePort
{
    public static int Choose(string rememberedIn)
    {
        var last = File.Exists(rememberedIn)
            && int.TryParse(File.ReadAllText(rememberedIn), NumberStyles.None, CultureInfo.InvariantCulture, out var port)
            && port <= ushort.MaxValue
                ? port
                : 0;
        var chosen = TryBind(last) ?? TryBind(0) ?? throw new InvalidOperationException("No loopback port is free.");
        File.WriteAllText(rememberedIn, chosen.ToString(CultureInfo.InvariantCulture));
        return chosen;
    }

    private static int? TryBind(int port)
    {
        using var listener = new TcpListener(IPAddress.Loopback, port);
        try
        {
            listener.Start();
            return ((IPEndPoint)listener.LocalEndpoint).Port;
        }
        catch (SocketException)
        {
            // Taken: that is the answer.
            return null;
        }
    }
}
