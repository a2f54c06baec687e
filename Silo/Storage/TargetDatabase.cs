using LeadGrid.Hosting;
using Npgsql;

namespace LeadGrid.Storage;

/// <summary>Makes the database that a connection string names.</summary>
internal static class TargetDatabase
{
    /// <exception cref="StartupFailedException">The server refuses us, or cannot be reached.</exception>
    public static async Task EnsureExistsAsync(NpgsqlConnectionStringBuilder target, CancellationToken cancellation)
    {
        try
        {
            await using var connection = new NpgsqlConnection(target.ConnectionString);
            await connection.OpenAsync(cancellation);
        }
        catch (PostgresException missing) when (missing.SqlState == PostgresErrorCodes.InvalidCatalogName)
        {
            await CreateAsync(target, cancellation);
        }
        catch (NpgsqlException failed)
        {
            throw new StartupFailedException(
                $"The database '{target.Database}' on {target.Host}:{target.Port} cannot be opened as '{target.Username}' "
                + $"({failed.Message.TrimEnd('.')}); check its connection string and that the server runs.", failed);
        }
    }

    private static async Task CreateAsync(NpgsqlConnectionStringBuilder target, CancellationToken cancellation)
    {
        var name = target.Database!;
        var server = new NpgsqlConnectionStringBuilder(target.ConnectionString) { Database = "postgres" };
        try
        {
            await using var connection = new NpgsqlConnection(server.ConnectionString);
            await connection.OpenAsync(cancellation);
            // An identifier cannot be a parameter: quoted by Npgsql's own rule.
            var quoted = new NpgsqlCommandBuilder().QuoteIdentifier(name);
            await using var create = new NpgsqlCommand($"CREATE DATABASE {quoted} ENCODING 'UTF8' TEMPLATE template0", connection);
            await create.ExecuteNonQueryAsync(cancellation);
        }
        catch (PostgresException raced) when (
            raced.SqlState is PostgresErrorCodes.DuplicateDatabase or PostgresErrorCodes.UniqueViolation)
        {
            // Another silo that starts now was first; which is what was wanted.
        }
        catch (NpgsqlException failed)
        {
            throw new StartupFailedException(
                $"The database '{name}' does not exist on {target.Host}:{target.Port}, and '{target.Username}' cannot create "
                + $"it ({failed.Message.TrimEnd('.')}); create it as an administrator.", failed);
        }
    }
}
