using System.Net;
using System.Net.Sockets;
using Orleans.Messaging;

namespace LeadGrid.Hosting;

/// <summary>
/// The gateways of the silos that are there now: names are resolved and the file is read again at every refresh, so that
/// silos come and go without the Api being told. A headless service's name has an address for each silo that is ready.
/// Whom the others know to be gone is left out, so that Orleans closes its connection and calls its grains by another.
/// </summary>
internal sealed partial class Gateways(GatewaySettings settings, FallenSilos fallen, ILogger<Gateways> log) : IGatewayListProvider
{
    private List<IPEndPoint> last = [];
    private IPEndPoint[] leftOut = [];

    /// <summary>How long a silo that refused a connection is left alone.</summary>
    public TimeSpan MaxStaleness { get; } = TimeSpan.FromSeconds(5);

    public bool IsUpdatable => true;

    public Task InitializeGatewayListProvider() => Task.CompletedTask;

    public async Task<IList<Uri>> GetGateways()
    {
        var found = new List<IPEndPoint>();
        foreach (var gateway in await settings.Read())
        {
            found.AddRange(await Resolve(gateway));
        }

        // Nobody at all is more likely a name server's trouble than the end of all silos: what was there may be still.
        last = found.Count > 0 ? found : last;
        return [.. WithoutFallen().Select(gateway => gateway.ToGatewayUri())];
    }

    private IEnumerable<IPEndPoint> WithoutFallen()
    {
        var dead = last.Where(fallen.Include).ToArray();
        foreach (var gateway in dead.Except(leftOut))
        {
            LeftOut(log, gateway);
        }

        foreach (var gateway in leftOut.Except(dead))
        {
            TakenUp(log, gateway);
        }

        leftOut = dead;

        // All of them cannot be, as one of them has said so: these addresses are not the ones by which silos know each other.
        return dead.Length < last.Count ? last.Except(dead) : last;
    }

    private async Task<IEnumerable<IPEndPoint>> Resolve(Gateway gateway)
    {
        try
        {
            var addresses = await Dns.GetHostAddressesAsync(gateway.Host);
            return addresses.Select(address => new IPEndPoint(address, gateway.Port));
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

    [LoggerMessage(Level = LogLevel.Warning, Message = "The silos say that the one behind {Gateway} is gone: it is not called any more.")]
    private static partial void LeftOut(ILogger log, IPEndPoint gateway);

    [LoggerMessage(Level = LogLevel.Information, Message = "Nobody says any more that the silo behind {Gateway} is gone: it is called again if it is there.")]
    private static partial void TakenUp(ILogger log, IPEndPoint gateway);
}
