using LeadGrid.Storage;
using LeadGrid.Storage.Embedded;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace LeadGrid.Benchmarks;

/// <summary>A PostgreSQL of one measurement's own, fsync on, for parts of the product that are measured inside this process.</summary>
internal sealed class OwnDatabase : IAsyncDisposable
{
    private readonly EmbeddedPostgres _postgres;
    private readonly string _folder;

    private OwnDatabase(EmbeddedPostgres postgres, string folder) =>
        (_postgres, _folder, Connection, Source) = (postgres, folder, Prepared(postgres), NpgsqlDataSource.Create(Prepared(postgres)));

    public string Connection { get; }

    public NpgsqlDataSource Source { get; }

    /// <param name="settings">Of the server, beyond the product's.</param>
    public static async Task<OwnDatabase> Create(params (string Name, string Value)[] settings)
    {
        var folder = Directory.CreateTempSubdirectory("leadgrid-bench-").FullName;
        var options = new EmbeddedPostgresOptions { DataDirectory = folder };
        foreach (var (name, value) in settings)
        {
            options.Settings[name] = value;
        }

        var postgres = await EmbeddedPostgres.StartAsync(options, NullLogger.Instance, CancellationToken.None);
        await Migrator.MigrateAsync(
            postgres.ConnectionString(Migrator.Leads), postgres.ConnectionString(Migrator.Keys), NullLogger.Instance, CancellationToken.None);
        return new OwnDatabase(postgres, folder);
    }

    public async Task<int> Do(string sql)
    {
        await using var command = Source.CreateCommand(sql);
        command.CommandTimeout = 0;
        return await command.ExecuteNonQueryAsync();
    }

    public async Task<T> Ask<T>(string sql)
    {
        await using var command = Source.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    /// <summary>Looks until it is so.</summary>
    public async Task Until(string sql)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(5));
        using var beat = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        while (!await Ask<bool>(sql))
        {
            await beat.WaitForNextTickAsync(patience.Token);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Source.DisposeAsync();
        await _postgres.DisposeAsync();
        Directory.Delete(_postgres.Folder, recursive: true);
        if (Directory.Exists(_folder))
        {
            Directory.Delete(_folder, recursive: true);
        }
    }

    // As the product's own sources.
    private static string Prepared(EmbeddedPostgres postgres) =>
        new NpgsqlConnectionStringBuilder(postgres.ConnectionString(Migrator.Leads)) { MaxAutoPrepare = 100, AutoPrepareMinUsages = 2 }.ConnectionString;
}
