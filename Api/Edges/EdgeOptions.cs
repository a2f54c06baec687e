namespace LeadGrid.Edges;

/// <summary>Section <c>Edges</c> of the configuration.</summary>
internal sealed class EdgeOptions
{
    public const string Section = "Edges";

    /// <summary>Largest body of an endpoint that says nothing else, in bytes: a lead is a few kB.</summary>
    public const long BodyLimit = 64 * 1024;

    /// <summary>
    /// Origins besides the request's own host whose pages may open the hub and change things: where a proxy hides the
    /// host that browsers see. Empty by default.
    /// </summary>
    public string[] AllowedOrigins { get; set; } = [];

    /// <summary>
    /// Addresses (<c>10.0.0.7</c>) and networks (<c>10.0.0.0/8</c>) of proxies whose X-Forwarded-For, -Proto and -Host
    /// are believed. Empty by default: then nobody's are.
    /// </summary>
    public string[] TrustedProxies { get; set; } = [];

    /// <summary>
    /// Whether anyone may read /metrics. By default only this machine and administrators may; a cluster whose network
    /// policy lets nobody but Prometheus in sets it.
    /// </summary>
    public bool OpenMetrics { get; set; }
}
