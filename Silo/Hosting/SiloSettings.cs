using System.Net;
using LeadGrid.Hosting.Tls;

namespace LeadGrid.Hosting;

/// <summary>What a silo needs to know before it can start.</summary>
public sealed record SiloSettings
{
    /// <summary>Connection string of the leads' database.</summary>
    public required string Leads { get; init; }

    /// <summary>Connection string of the data keys' database.</summary>
    public required string Keys { get; init; }

    /// <summary>File of the master key.</summary>
    public required string MasterKey { get; init; }

    /// <summary>Whether a missing master key may be made: in development only.</summary>
    public bool MayCreateMasterKey { get; init; }

    /// <summary>Several silos, found through the database; otherwise this process alone, on loopback.</summary>
    public bool Clustered { get; init; }

    /// <summary>Where others reach this silo. Null: the machine's own address, as Orleans finds it.</summary>
    public IPAddress? Address { get; init; }

    /// <summary>Port for other silos; 0 picks a free one.</summary>
    public int SiloPort { get; init; }

    /// <summary>Port for Orleans clients; 0 picks a free one.</summary>
    public int GatewayPort { get; init; }

    /// <summary>How both ports are guarded. Null: not at all.</summary>
    public TlsSettings? Tls { get; init; }
}
