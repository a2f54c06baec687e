using LeadGrid.Hosting;

namespace LeadGrid.Storage.Embedded;

/// <summary>Where the embedded server's files stand under one root folder.</summary>
/// <param name="Relocated">The root is not under the folder asked for, because the server's user cannot enter that.</param>
internal sealed record Layout(string Root, bool Relocated = false)
{
    /// <summary>PostgreSQL's own data directory; owned by the user the server runs as.</summary>
    public string Data => Path.Combine(Root, "data");

    /// <summary>Holds <see cref="Log"/>; writable for the user the server runs as.</summary>
    public string LogDirectory => Path.Combine(Root, "log");

    public string Log => Path.Combine(LogDirectory, "postgres.log");

    /// <summary>Held open, exclusively, while a program uses this folder.</summary>
    public string Lock => Path.Combine(Root, "lock");

    /// <summary>The superuser's password, readable for the program's user only.</summary>
    public string Password => Path.Combine(Root, "password");

    /// <summary>The port of the last start, kept so that tools can be pointed at it once.</summary>
    public string Port => Path.Combine(Root, "port");

    public string Binaries => Path.Combine(Root, "npm");

    public string PostmasterPid => Path.Combine(Data, "postmaster.pid");

    public string VersionFile => Path.Combine(Data, "PG_VERSION");

    public bool Initialised => File.Exists(VersionFile);

    public StartupFailedException DiskFull() => new(
        $"The disk that holds '{Root}' is full; free at least 200 MB, or choose another data folder "
        + "(LeadGrid:DataFolder).");
}
