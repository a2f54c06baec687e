using LeadGrid.Hosting;
using Npgsql;

namespace LeadGrid.Storage.Embedded;

/// <summary>
/// The PostgreSQL server that LeadGrid starts for itself when no connection string is configured: for development, demos
/// and tests. It listens on loopback only, keeps its data over restarts, stops with the program, and when the program was
/// killed it is found again and used on.
/// </summary>
public sealed partial class EmbeddedPostgres : IAsyncDisposable
{
    internal const string Superuser = "leadgrid";

    private readonly Postmaster _postmaster;
    private readonly FileStream _claim;
    private readonly Layout _layout;
    private readonly int _port;
    private readonly string _password;
    private bool _disposed;

    private EmbeddedPostgres(Layout layout, FileStream claim, Postmaster postmaster, int port, string password)
    {
        (_layout, _claim, _postmaster, _port, _password) = (layout, claim, postmaster, port, password);
    }

    /// <summary>Where this server's files really are: not always the folder asked for, see <see cref="StartAsync"/>.</summary>
    public string Folder => _layout.Root;

    /// <summary>The superuser's connection string to a database, which need not exist yet. It holds the password.</summary>
    public string ConnectionString(string database) => new NpgsqlConnectionStringBuilder
    {
        Host = "127.0.0.1",
        Port = _port,
        Username = Superuser,
        Password = _password,
        Database = database,
        ApplicationName = "LeadGrid",
    }.ConnectionString;

    /// <summary>
    /// Finds binaries (installing npm's when there are none), makes the data directory when there is none, and starts the
    /// server or adopts the one that runs. Started by root, the server runs as <c>postgres</c> or <c>nobody</c>, and lives
    /// under <c>/var/lib/leadgrid</c> where that user cannot enter the folder asked for.
    /// </summary>
    /// <exception cref="StartupFailedException">Something on this machine is in the way.</exception>
    public static async Task<EmbeddedPostgres> StartAsync(
        EmbeddedPostgresOptions options, ILogger logger, CancellationToken cancellation)
    {
        if (!OperatingSystem.IsLinux())
        {
            throw new StartupFailedException(
                "LeadGrid starts its own PostgreSQL on Linux only; set ConnectionStrings:leadgrid to a PostgreSQL server.");
        }

        var user = ServerUser.Choose();
        var layout = await ServerFolder.ChooseAsync(options.DataDirectory, user, cancellation);
        if (layout.Relocated)
        {
            LogElsewhere(logger, options.DataDirectory, user.Name, layout.Root);
        }

        var claim = ServerFolder.Claim(layout);
        try
        {
            ServerFolder.Create(layout.LogDirectory);
            await user.OwnAsync(layout.LogDirectory, cancellation);
            var binaries = await PostgresBinaries.FindAsync(options, layout, user, cancellation);
            if (!layout.Initialised)
            {
                LogInitialising(logger, binaries.Major, layout.Data);
                await DataDirectory.InitialiseAsync(layout, binaries, user, cancellation);
            }

            var password = await ReadPasswordAsync(layout, cancellation);
            var postmaster = new Postmaster(layout, binaries, user, options, logger);
            var port = await postmaster.StartOrAdoptAsync(cancellation);
            return new EmbeddedPostgres(layout, claim, postmaster, port, password);
        }
        catch
        {
            await claim.DisposeAsync();
            throw;
        }
    }

    /// <summary>Stops the server; open transactions are rolled back, sessions are ended.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_disposed)
        {
            return;
        }

        _disposed = true;

        // Idle sessions of our own pools would only be cut off.
        NpgsqlConnection.ClearAllPools();
        await _postmaster.StopAsync(CancellationToken.None);
        await _claim.DisposeAsync();
    }

    private static async Task<string> ReadPasswordAsync(Layout layout, CancellationToken cancellation)
    {
        try
        {
            return await File.ReadAllTextAsync(layout.Password, cancellation);
        }
        catch (Exception missing) when (missing is IOException or UnauthorizedAccessException)
        {
            throw new StartupFailedException(
                $"The database's password cannot be read from '{layout.Password}'; put the file back (from a backup of that "
                + $"folder), start LeadGrid as the user who owns it, or move '{layout.Root}' away to begin anew.", missing);
        }
    }
}
