namespace LeadGrid.Processes;

/// <summary>What a cluster on this machine consists of.</summary>
public sealed class LocalClusterOptions
{
    public int Silos { get; set; } = 3;

    public int Apis { get; set; } = 2;

    /// <summary>Holds everything: database, secrets, logs. Null: a temporary one, which goes with the cluster.</summary>
    public string? Folder { get; set; }

    /// <summary>A PostgreSQL server that is there already, of which no database need exist. Null: its own.</summary>
    public string? Server { get; set; }

    /// <summary>Settings of its own PostgreSQL. Default: a temporary one waits for no disk (<c>fsync = off</c>).</summary>
    public IDictionary<string, string> PostgresSettings { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Called for each process before it is started, and again before each restart.</summary>
    public Action<ProcessPlan>? Configure { get; set; }

    /// <summary>How long a process may take until it is ready. Generous: all start at once, on few cores.</summary>
    public TimeSpan StartTimeout { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>Whether the processes speak TLS among each other, as they must outside development.</summary>
    public bool Tls { get; set; } = true;
}
