using System.Net;
using Orleans.Configuration;

namespace LeadGrid.Hosting;

/// <summary>The Api as a client of silos elsewhere.</summary>
internal static class ClusterClient
{
    /// <summary>
    /// Gateways from <c>LeadGrid:Gateways</c>: <c>host:port</c>, a host being a name (of a headless service) or an
    /// address. Not from the database: the Api holds no key to it.
    /// </summary>
    /// <exception cref="StartupFailedException">None is configured, or a name is unknown.</exception>
    public static void AddLeadGridClient(this IHostApplicationBuilder builder)
    {
        var gateways = builder.Configuration.GetSection("LeadGrid:Gateways").Get<string[]>() ?? [];
        if (gateways.Length == 0)
        {
            throw new StartupFailedException("no silo is configured: set LeadGrid:Gateways to host:port, or LeadGrid:CoHost to true.");
        }

        builder.UseOrleansClient(client =>
        {
            client.Configure<ClusterOptions>(options => (options.ClusterId, options.ServiceId) = ("leadgrid", "leadgrid"));
            client.UseStaticClustering([.. gateways.SelectMany(Resolve)]);
            client.AddActivityPropagation();
        });
    }

    private static IPEndPoint[] Resolve(string gateway)
    {
        var colon = gateway.LastIndexOf(':');
        if (colon <= 0 || !int.TryParse(gateway[(colon + 1)..], out var port))
        {
            throw new StartupFailedException($"the gateway '{gateway}' is not host:port.");
        }

        try
        {
            return [.. Dns.GetHostAddresses(gateway[..colon]).Select(address => new IPEndPoint(address, port))];
        }
        catch (System.Net.Sockets.SocketException e)
        {
            throw new StartupFailedException($"the gateway '{gateway}' has no address: check LeadGrid:Gateways.", e);
        }
    }
}
