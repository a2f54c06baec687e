namespace LeadGrid.Hosting;

/// <summary>Whether this Api is connected to any silo. A silo in its own process always is.</summary>
internal sealed class ClusterLink : IClusterConnectionStatusObserver
{
    private volatile int gateways;

    private ClusterLink(int gateways) => this.gateways = gateways;

    public bool IsUp => gateways > 0;

    /// <summary>To silos elsewhere: none before the first has answered.</summary>
    public static ClusterLink Remote() => new(0);

    public static ClusterLink Local() => new(1);

    public void NotifyGatewayCountChanged(int currentNumberOfGateways, int previousNumberOfGateways, bool connectionRecovered) =>
        gateways = currentNumberOfGateways;

    public void NotifyClusterConnectionLost() => gateways = 0;
}
