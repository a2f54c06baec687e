using LeadGrid.Hosting;
using LeadGrid.Testing;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace LeadGrid.Storage.Tests.Migrations;

public sealed class MigratorTests(PostgresFixture postgres)
{
    [Fact]
    public async Task Silos_that_start_together_migrate_once()
    {
        var server = await postgres.ServerAsync();
        var (leads, keys) = (server.ConnectionString("together_leads"), server.ConnectionString("together_keys"));

        await Task.WhenAll(Enumerable.Range(0, 4).Select(
            _ => Migrator.MigrateAsync(leads, keys, NullLogger.Instance, CancellationToken.None)));

        Assert.Equal(1L, await ScalarAsync(keys, "SELECT count(*) FROM schema_version"));
        Assert.Equal(0L, await ScalarAsync(
            leads, "SELECT count(*) FROM (SELECT FROM schema_version GROUP BY scriptname HAVING count(*) > 1) twice"));
        await new TestDatabase(server.ConnectionString("postgres"), leads, keys).DisposeAsync();
    }

    [Fact]
    public async Task Migrating_again_changes_nothing()
    {
        await using var database = await postgres.CreateDatabaseAsync();
        var before = await ScalarAsync(database.Leads, "SELECT max(applied) FROM schema_version");
        await Migrator.MigrateAsync(database.Leads, database.Keys, NullLogger.Instance, CancellationToken.None);
        Assert.Equal(before, await ScalarAsync(database.Leads, "SELECT max(applied) FROM schema_version"));
    }

    [Fact]
    public async Task A_script_that_fails_is_named_and_leaves_nothing()
    {
        var server = await postgres.ServerAsync();
        var (leads, keys) = (server.ConnectionString("failed_leads"), server.ConnectionString("failed_keys"));
        await new NpgsqlBatchOf(server.ConnectionString("postgres")).RunAsync("CREATE DATABASE failed_leads");
        // Somebody else's table stands where ours belongs.
        await new NpgsqlBatchOf(leads).RunAsync("CREATE TABLE orleansstorage (x int)");

        var failed = await Assert.ThrowsAsync<StartupFailedException>(
            () => Migrator.MigrateAsync(leads, keys, NullLogger.Instance, CancellationToken.None));

        Assert.StartsWith(
            "The migration '0001_orleans.sql' of the database 'failed_leads' failed", failed.Message, StringComparison.Ordinal);
        Assert.Equal(DBNull.Value, await ScalarAsync(leads, "SELECT to_regclass('orleansquery')::text"));
        await new NpgsqlBatchOf(keys.Replace("failed_keys", "postgres", StringComparison.Ordinal))
            .RunAsync("DROP DATABASE failed_leads WITH (FORCE)");
    }

    [Fact]
    public async Task A_server_that_does_not_answer_is_one_sentence()
    {
        const string nobody = "Host=127.0.0.1;Port=1;Username=leadgrid;Database=leadgrid;Timeout=2";
        var failed = await Assert.ThrowsAsync<StartupFailedException>(
            () => Migrator.MigrateAsync(nobody, nobody, NullLogger.Instance, CancellationToken.None));
        Assert.StartsWith(
            "The database 'leadgrid' on 127.0.0.1:1 cannot be opened as 'leadgrid'", failed.Message, StringComparison.Ordinal);
    }

    private static async Task<object?> ScalarAsync(string connectionString, string sql) =>
        await new NpgsqlBatchOf(connectionString).RunAsync(sql);

    private sealed record NpgsqlBatchOf(string ConnectionString)
    {
        public async Task<object?> RunAsync(string sql)
        {
            await using var connection = new NpgsqlConnection(ConnectionString);
            await connection.OpenAsync();
            await using var command = new NpgsqlCommand(sql, connection);
            return await command.ExecuteScalarAsync();
        }
    }
}
