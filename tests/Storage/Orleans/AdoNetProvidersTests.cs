using LeadGrid.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;
using Orleans.Runtime;

namespace LeadGrid.Storage.Tests.Orleans;

/// <summary>Orleans' ADO.NET providers on our tables and query texts, in a real silo.</summary>
public sealed class AdoNetProvidersTests(PostgresFixture postgres) : IAsyncLifetime
{
    private TestDatabase _database = null!;
    private IHost _silo = null!;

    public async ValueTask InitializeAsync()
    {
        _database = await postgres.CreateDatabaseAsync();
        _silo = await SiloOnPostgres.StartAsync(_database);
    }

    public async ValueTask DisposeAsync()
    {
        await _silo.StopAsync();
        _silo.Dispose();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task The_silo_that_started_is_an_active_member()
    {
        var all = await _silo.Services.GetRequiredService<IMembershipTable>().ReadAllAsync(default);
        Assert.Equal(SiloStatus.Active, Assert.Single(all.Members).Item1.Status);
    }

    [Fact]
    public async Task State_is_there_again_after_the_grain_was_put_away()
    {
        var notebook = _silo.Grains().GetGrain<INotebookGrain>("Dora");
        await notebook.WriteAsync("first");
        await notebook.WriteAsync("second");
        await notebook.DeactivateAsync();
        Assert.Equal("second", await notebook.ReadAsync());
    }

    [Fact]
    public async Task Cleared_state_stays_cleared_and_can_be_written_anew()
    {
        var notebook = _silo.Grains().GetGrain<INotebookGrain>("Emil");
        await notebook.WriteAsync("gone soon");
        await notebook.ClearAsync();
        await notebook.DeactivateAsync();
        Assert.Null(await notebook.ReadAsync());
        await notebook.WriteAsync("new");
        await notebook.DeactivateAsync();
        Assert.Equal("new", await notebook.ReadAsync());
    }

    [Fact]
    public async Task Grains_whose_hashes_collide_keep_apart()
    {
        await using var connection = new NpgsqlConnection(_database.Leads);
        await connection.OpenAsync();
        var text = (string)(await new NpgsqlCommand(
            "SELECT QueryText FROM OrleansQuery WHERE QueryKey = 'WriteToStorageKey'", connection).ExecuteScalarAsync())!;
        foreach (var extension in new[] { "one", "other" })
        {
            await using var write = new NpgsqlCommand(text, connection);
            write.Parameters.AddWithValue("GrainIdHash", 7);
            write.Parameters.AddWithValue("GrainTypeHash", 7);
            write.Parameters.AddWithValue("GrainIdN0", 0L);
            write.Parameters.AddWithValue("GrainIdN1", 0L);
            write.Parameters.AddWithValue("GrainIdExtensionString", extension);
            write.Parameters.AddWithValue("GrainTypeString", "notebook");
            write.Parameters.AddWithValue("ServiceId", "tests");
            write.Parameters.AddWithValue("PayloadBinary", Array.Empty<byte>());
            write.Parameters.Add(new NpgsqlParameter<int?>("GrainStateVersion", null) { DbType = System.Data.DbType.Int32 });
            Assert.Equal(1, await write.ExecuteScalarAsync());
        }
    }

    [Fact]
    public async Task A_reminder_is_registered_once_and_forgotten()
    {
        var notebook = _silo.Grains().GetGrain<INotebookGrain>("Rosa");
        Assert.Equal(["daily"], await notebook.RemindAsync("daily"));
        Assert.Equal(["daily", "weekly"], await notebook.RemindAsync("weekly"));
        Assert.Equal(["daily", "weekly"], await notebook.RemindAsync("daily"));
        Assert.Equal(2L, await CountAsync("SELECT count(*) FROM OrleansRemindersTable"));
        Assert.Equal(["weekly"], await notebook.ForgetAsync("daily"));
    }

    private async Task<object?> CountAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(_database.Leads);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }
}
