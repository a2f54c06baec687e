using LeadGrid.Testing;
using Npgsql;

namespace LeadGrid.Storage;

public sealed class SessionLimitsTests(PostgresFixture postgres)
{
    [Fact]
    public async Task A_silo_that_stops_in_the_middle_of_a_transaction_loses_its_locks_before_it_is_declared_dead()
    {
        await using var database = await postgres.CreateDatabaseAsync();
        Assert.Equal("4s", await Shown(SessionLimits.Of(database.Leads)));
    }

    [Fact]
    public async Task What_the_operator_has_written_wins()
    {
        await using var database = await postgres.CreateDatabaseAsync();
        var own = new NpgsqlConnectionStringBuilder(database.Leads) { Options = "-c idle_in_transaction_session_timeout=9s" };
        Assert.Equal("9s", await Shown(SessionLimits.Of(own.ConnectionString)));
    }

    private static async Task<object?> Shown(string connectionString)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using var command = source.CreateCommand("SHOW idle_in_transaction_session_timeout");
        return await command.ExecuteScalarAsync();
    }
}
