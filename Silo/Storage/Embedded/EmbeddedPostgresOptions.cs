namespace LeadGrid.Storage.Embedded;

/// <summary>How the PostgreSQL server that LeadGrid starts for itself is to be run.</summary>
public sealed class EmbeddedPostgresOptions
{
    /// <summary>
    /// The folder that holds LeadGrid's local files; the server's stand in its subfolder <c>postgres</c>. Default:
    /// <c>.leadgrid</c> under the working directory, so that a clone keeps its data beside it and git ignores it.
    /// </summary>
    public string DataDirectory { get; set; } = ".leadgrid";

    /// <summary>Which binaries may be used. Default: installed ones, else those of the npm package.</summary>
    public PostgresSource Source { get; set; } = PostgresSource.InstalledThenNpm;

    /// <summary>
    /// Where the npm package's binaries are kept (about 60 MB). Default: beside the data, so that deleting the data folder
    /// leaves nothing behind.
    /// </summary>
    public string? BinariesDirectory { get; set; }

    /// <summary>
    /// How long a server may take until it accepts connections. Default: 5 minutes, because after a crash it first replays
    /// its log.
    /// </summary>
    public TimeSpan StartTimeout { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>Settings (<c>postgresql.conf</c>) that replace or extend LeadGrid's own.</summary>
    public IDictionary<string, string> Settings { get; } = new Dictionary<string, string>(StringComparer.Ordinal);
}

/// <summary>Where PostgreSQL's binaries may come from.</summary>
public enum PostgresSource
{
    /// <summary>Installed on the machine; without any, from npm.</summary>
    InstalledThenNpm,

    /// <summary>Installed on the machine only.</summary>
    Installed,

    /// <summary>The npm package only.</summary>
    Npm,
}
