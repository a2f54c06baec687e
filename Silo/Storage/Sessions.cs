using System.Data;
using Npgsql;

namespace LeadGrid.Storage;

/// <summary>
/// Bounds of what a session may do. Any transaction that has written and stays open holds back the log for everybody, and
/// a suspended process would hold its rows' locks besides: the server ends it. Given as options of the connection, so
/// that they also stand after a pool has reset the session; a value that the connection string has already wins.
/// </summary>
internal static class Sessions
{
    /// <summary>
    /// Between two statements of a transaction lie milliseconds of ours. Shorter than it takes to declare a suspended silo
    /// dead, so that the silo that takes over finds the campaign's lock free; longer than a garbage collection.
    /// </summary>
    private const string Idle = "idle_in_transaction_session_timeout";
    private const string IdleLimit = "4s";

    /// <summary>The longest transaction may take 30 s. Migrations and retention lift this for themselves.</summary>
    private const string Statement = "statement_timeout";
    private const string StatementLimit = "60s";

    public static string Bounded(string connection)
    {
        var settings = new NpgsqlConnectionStringBuilder(connection);
        settings.Options = With(With(settings.Options ?? "", Idle, IdleLimit), Statement, StatementLimit);
        return settings.ConnectionString;
    }

    /// <summary>
    /// Gives a session back as it was taken. Pools do not: it would cost each statement of ours seven of theirs, and hardly any leaves
    /// something behind.
    /// </summary>
    public static async Task Clear(NpgsqlConnection connection)
    {
        try
        {
            await using var command = new NpgsqlCommand("RESET ALL; SELECT pg_advisory_unlock_all()", connection);
            await command.ExecuteNonQueryAsync();
        }
        catch (Exception e) when (e is NpgsqlException or InvalidOperationException && connection.State != ConnectionState.Open)
        {
            // The session is over, and what it held with it.
        }
    }

    private static string With(string options, string name, string limit) =>
        options.Contains(name, StringComparison.OrdinalIgnoreCase) ? options : $"{options} -c {name}={limit}".TrimStart();
}
