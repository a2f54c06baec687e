using System.Net;
using System.Net.Sockets;

namespace LeadGrid.Processes;

/// <summary>
/// Ports that a process keeps over its restarts. Below the range from which the kernel gives ports to outgoing
/// connections: one of those would sit on a port while the process that owns it is away.
/// </summary>
public static class Ports
{
    private const int First = 18_000;
    private const int Last = 32_000;
    private static readonly HashSet<int> s_given = [];

    /// <summary>A loopback port that nobody listens at and that was not given away before.</summary>
    public static int Take()
    {
        lock (s_given)
        {
            for (var attempt = 0; attempt < 1_000; attempt++)
            {
                var port = Random.Shared.Next(First, Last);
                if (IsFree(port) && s_given.Add(port))
                {
                    return port;
                }
            }
        }

        throw new InvalidOperationException($"No port between {First} and {Last} is free.");
    }

    private static bool IsFree(int port)
    {
        using var listener = new TcpListener(IPAddress.Loopback, port);
        try
        {
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            // Taken: that is the answer.
            return false;
        }
    }
}
