using LeadGrid.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;
using Orleans.Runtime;
using Orleans.Storage;

namespace LeadGrid.Storage.Tests.Orleans;

/// <summary>Orleans' ADO.NET providers on our tables and query texts, in a real silo.</summary>
public sealed class AdoNetProvidersTests(PostgresFixture postgres) : IAsyncLifetime
{
    private static readonly GrainId s_grain = GrainId.Create("notebook", "wanted");
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

    private IGrainStorage Storage => _silo.Services.GetRequiredService<IGrainStorage>();

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
    public async Task A_stale_write_is_refused()
    {
        var (fresh, stale) = (State("a"), State("b"));
        await Storage.WriteStateAsync("note", s_grain, fresh);
        await Storage.ReadStateAsync("note", s_grain, stale);
        await Storage.WriteStateAsync("note", s_grain, fresh);

        await Assert.ThrowsAsync<InconsistentStateException>(() => Storage.WriteStateAsync("note", s_grain, stale));
        Assert.Equal("2", fresh.ETag);
    }

    [Fact]
    public async Task Of_many_first_writes_of_one_grain_exactly_one_succeeds()
    {
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 16).Select(async n =>
        {
            var state = State($"{n}");
            try
            {
                await Storage.WriteStateAsync("note", s_grain, state);
                return state.State!.Text;
            }
            catch (InconsistentStateException)
            {
                return null;
            }
        }));

        var winner = Assert.Single(outcomes, text => text is not null);
        var read = State("");
        await Storage.ReadStateAsync("note", s_grain, read);
        Assert.Equal(winner, read.State!.Text);
    }

    [Fact]
    public async Task A_stale_clear_is_refused_and_a_cleared_state_is_not_brought_back()
    {
        var (owner, zombie) = (State("a"), State("b"));
        await Storage.WriteStateAsync("note", s_grain, owner);
        await Storage.ReadStateAsync("note", s_grain, zombie);
        await Storage.ClearStateAsync("note", s_grain, owner);

        await Assert.ThrowsAsync<InconsistentStateException>(() => Storage.WriteStateAsync("note", s_grain, zombie));
        await Assert.ThrowsAsync<InconsistentStateException>(() => Storage.ClearStateAsync("note", s_grain, zombie));
        Assert.False(owner.RecordExists);
    }

    [Theory]
    [InlineData("plain")]
    [InlineData("1f")]
    [InlineData("1f+extended")]
    [InlineData("00000000000000000000000000000001")]
    [InlineData("00000000000000000000000000000001+extended")]
    public async Task Every_kind_of_key_finds_its_own_row(string key)
    {
        var id = GrainId.Create("notebook", key);
        var written = State(key);
        await Storage.WriteStateAsync("note", id, written);
        var read = State("");
        await Storage.ReadStateAsync("note", id, read);
        Assert.Equal((key, "1", true), (read.State!.Text, read.ETag, read.RecordExists));
        Assert.Equal(1L, await CountAsync("SELECT count(*) FROM OrleansStorage"));
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

    private static GrainState<Note> State(string text) => new(new Note { Text = text });
}
