using Npgsql;

namespace LeadGrid.Testing;

/// <summary>A pair of databases that belongs to one test. Disposing ends all sessions in them and drops both.</summary>
/// <param name="Admin">Connection string to the server's <c>postgres</c> database.</param>
/// <param name="Leads">Connection string to the leads' database.</param>
/// <param name="Keys">Connection string to the data keys' database.</param>
public sealed record TestDatabase(string Admin, string Leads, string Keys) : IAsyncDisposable
{
    public async ValueTask DisposeAsync()
    {
        await using var admin = new NpgsqlConnection(Admin);
        await admin.OpenAsync();
        foreach (var connectionString in new[] { Leads, Keys })
        {
            await using (var pool = new NpgsqlConnection(connectionString))
            {
                NpgsqlConnection.ClearPool(pool);
            }

            var name = new NpgsqlConnectionStringBuilder(connectionString).Database;
            await using var drop = new NpgsqlCommand($"DROP DATABASE {name} WITH (FORCE)", admin);
            await drop.ExecuteNonQueryAsync();
        }
    }
}
