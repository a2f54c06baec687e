using System.Net;
using System.Net.Sockets;
using Orleans.Messaging;

namespace LeadGrid.Hosting;

/// <summary>
/// The gateways of the silos that are there now: names are resolved and the file is read again at every refresh, so that
/// silos come and go without the Api being told. A headless service's name has an address for each silo that is ready.
/// </summary>
internal sealed partial class Gateways(GatewaySettings settings, ILogger<Gateways> log) : IGatewayListProvider
{
    private List<Uri> last = [];

    /// <summary>How long a silo that refused a connection is left alone.</summary>
    public TimeSpan MaxStaleness => settings.Refresh;

    public bool IsUpdatable => true;

    public Task InitializeGatewayListProvider() => Task.CompletedTask;

    public async Task<IList<Uri>> GetGateways()
    {
        var found = new List<Uri>();
        foreach (var gateway in await settings.Read())
        {
            found.AddRange(await Resolve(gateway));
        }

        // Nobody at all is more likely a name server's trouble than the end of all silos: what was there may be still.
        return last = found.Count > 0 ? found : last;
    }

    private async Task<IEnumerable<Uri>> Resolve(Gateway gateway)
    {
        try
        {
            var addresses = await Dns.GetHostAddressesAsync(gateway.Host);
            return addresses.Select(address => new IPEndPoint(address, gateway.Port).ToGatewayUri());
        }
        catch (SocketException e)
        {
            // Its silos are not there, or not yet; the others may be.
            NoAddress(log, gateway.Host, e.SocketErrorCode);
            return [];
        }
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "The gateway {Host} has no address: {Reason}.")]
    private static partial void NoAddress(ILogger log, string host, SocketError reason);
}
