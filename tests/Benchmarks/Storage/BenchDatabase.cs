using LeadGrid.Storage;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace LeadGrid.Benchmarks.Storage;

/// <summary>Databases of the storage benchmarks' own, beside the product's, in the same server.</summary>
internal sealed class BenchDatabase(string leads, string keys) : IAsyncDisposable
{
    public string LeadsConnection => leads;

    public string KeysConnection => keys;

    public NpgsqlDataSource Leads { get; } = Prepared(leads);

    public NpgsqlDataSource Keys { get; } = Prepared(keys);

    public static async Task<BenchDatabase> Create(Stage stage, string name)
    {
        var database = new BenchDatabase(stage.ConnectionString(name), stage.ConnectionString(name + "_keys"));
        await Migrator.MigrateAsync(database.LeadsConnection, database.KeysConnection, NullLogger.Instance, CancellationToken.None);
        return database;
    }

    public async Task Run(string sql)
    {
        await using var command = Leads.CreateCommand(sql);
        command.CommandTimeout = 120;
        await command.ExecuteNonQueryAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Leads.DisposeAsync();
        await Keys.DisposeAsync();
    }

    // As the product's own sources.
    private static NpgsqlDataSource Prepared(string connection) =>
        NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connection) { MaxAutoPrepare = 100, AutoPrepareMinUsages = 2 });
}
