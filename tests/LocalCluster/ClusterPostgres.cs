using System.Diagnostics;
using System.Globalization;
using LeadGrid.Storage.Embedded;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace LeadGrid.Processes;

/// <summary>The cluster's PostgreSQL, which can be stopped, killed and started again at the same port.</summary>
public sealed class ClusterPostgres : IAsyncDisposable
{
    private readonly EmbeddedPostgresOptions? _options;
    private EmbeddedPostgres? _embedded;
    private string _server;

    private ClusterPostgres(EmbeddedPostgresOptions? options, string server) => (_options, _server) = (options, server);

    /// <summary>Where its files are; not always under the cluster's folder, see <see cref="EmbeddedPostgres.StartAsync"/>.</summary>
    public string Folder { get; private set; } = "";

    public int Port => new NpgsqlConnectionStringBuilder(_server).Port;

    internal bool IsOwn => _options is not null;

    internal static async Task<ClusterPostgres> Start(string folder, IDictionary<string, string> settings)
    {
        var options = new EmbeddedPostgresOptions { DataDirectory = folder };
        foreach (var (name, value) in settings)
        {
            options.Settings[name] = value;
        }

        var postgres = new ClusterPostgres(options, "");
        await postgres.StartAsync();
        return postgres;
    }

    internal static ClusterPostgres At(string server) => new(null, server);

    /// <summary>The superuser's connection string to a database. It stays the same over restarts.</summary>
    public string ConnectionString(string database) =>
        new NpgsqlConnectionStringBuilder(_server) { Database = database }.ConnectionString;

    /// <summary>Starts it after <see cref="StopAsync"/> or <see cref="Kill"/>: at once, or after the replay of its log.</summary>
    public async Task StartAsync()
    {
        _embedded = await EmbeddedPostgres.StartAsync(Options, NullLogger.Instance, CancellationToken.None);
        Folder = _embedded.Folder;
        var before = _server;
        _server = _embedded.ConnectionString("postgres");
        if (before.Length > 0 && before != _server)
        {
            throw new InvalidOperationException($"PostgreSQL came back at port {Port}, which no process knows of.");
        }
    }

    /// <summary>An orderly stop: open transactions are rolled back, sessions are ended.</summary>
    public async Task StopAsync()
    {
        if (_embedded is { } running)
        {
            _embedded = null;
            await running.DisposeAsync();
        }
    }

    /// <summary>Stops it in order and starts it again.</summary>
    public async Task RestartAsync()
    {
        await StopAsync();
        await StartAsync();
    }

    /// <summary><c>kill -9</c> of the server and all its sessions: whatever was not yet on disk is lost.</summary>
    public async Task KillAsync()
    {
        var data = Path.Combine(Folder, "data");
        while (WorkersOf(data) is { Count: > 0 } workers)
        {
            // The postmaster may start one more while this list is read.
            workers.ForEach(worker => worker.Kill());
            foreach (var worker in workers)
            {
                await worker.WaitForExitAsync();
                worker.Dispose();
            }
        }

        // What is left to stop is our claim on its folder.
        await StopAsync();
    }

    public async ValueTask DisposeAsync() => await StopAsync();

    private EmbeddedPostgresOptions Options =>
        _options ?? throw new InvalidOperationException("This PostgreSQL is not the cluster's own: it is not ours to start or to stop.");

    // Every process of a PostgreSQL server has the data directory for its working directory.
    private static List<Process> WorkersOf(string data)
    {
        var found = new List<Process>();
        foreach (var folder in Directory.EnumerateDirectories("/proc").Where(f => char.IsAsciiDigit(Path.GetFileName(f)[0])))
        {
            try
            {
                if (new FileInfo(Path.Combine(folder, "cwd")).LinkTarget == data)
                {
                    found.Add(Process.GetProcessById(int.Parse(Path.GetFileName(folder), CultureInfo.InvariantCulture)));
                }
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
            {
                // Somebody else's process, or one that has just ended.
            }
        }

        return found;
    }
}
