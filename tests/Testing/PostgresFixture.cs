using LeadGrid.Storage;
using LeadGrid.Storage.Embedded;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace LeadGrid.Testing;

/// <summary>
/// One PostgreSQL server for a whole test process, started at the first test that asks for a database, and removed with all
/// its files afterwards. Register it with <c>[assembly: AssemblyFixture(typeof(PostgresFixture))]</c>.
/// </summary>
public sealed class PostgresFixture : IAsyncDisposable
{
    private const string LeadsTemplate = "template_leadgrid";
    private const string KeysTemplate = "template_keys";
    private readonly SemaphoreSlim _starting = new(1);
    private readonly string _folder = TestFolder.Create();
    private EmbeddedPostgres? _server;
    private int _databases;

    /// <summary>The server itself, for tests that need a database of another make.</summary>
    public async Task<EmbeddedPostgres> ServerAsync()
    {
        await _starting.WaitAsync();
        try
        {
            return _server ??= await StartAsync();
        }
        finally
        {
            _starting.Release();
        }
    }

    /// <summary>Fresh, migrated databases of one test's own: copies of templates, which takes a few hundredths of a second.</summary>
    public async Task<TestDatabase> CreateDatabaseAsync()
    {
        var server = await ServerAsync();
        var number = Interlocked.Increment(ref _databases);
        var admin = server.ConnectionString("postgres");
        var (leads, keys) = ($"leadgrid_{number}", $"keys_{number}");
        await CopyAsync(admin, LeadsTemplate, leads);
        await CopyAsync(admin, KeysTemplate, keys);
        return new TestDatabase(admin, server.ConnectionString(leads), server.ConnectionString(keys));
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is { } server)
        {
            await server.DisposeAsync();
            Directory.Delete(server.Folder, recursive: true);
        }

        Directory.Delete(_folder, recursive: true);
        _starting.Dispose();
    }

    private async Task<EmbeddedPostgres> StartAsync()
    {
        var options = new EmbeddedPostgresOptions
        {
            DataDirectory = _folder,
            BinariesDirectory = TestFolder.NpmBinaries,
            Settings =
            {
                // The data is thrown away, and several test processes share the machine.
                ["fsync"] = "off",
                ["full_page_writes"] = "off",
                ["shared_buffers"] = "64MB",
                ["max_wal_size"] = "256MB",
            },
        };
        if (Environment.GetEnvironmentVariable("LEADGRID_TEST_POSTGRES") == "npm")
        {
            options.Source = PostgresSource.Npm;
        }

        var server = await EmbeddedPostgres.StartAsync(options, NullLogger.Instance, CancellationToken.None);
        await Migrator.MigrateAsync(
            server.ConnectionString(LeadsTemplate), server.ConnectionString(KeysTemplate), NullLogger.Instance,
            CancellationToken.None);
        return server;
    }

    private static async Task CopyAsync(string admin, string template, string name)
    {
        await using var connection = new NpgsqlConnection(admin);
        await connection.OpenAsync();
        await using var copy = new NpgsqlCommand($"CREATE DATABASE {name} TEMPLATE {template}", connection);
        await copy.ExecuteNonQueryAsync();
    }
}
