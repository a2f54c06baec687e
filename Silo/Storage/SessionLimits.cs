using Npgsql;

namespace LeadGrid.Storage;

/// <summary>What the server grants a session of a silo, whatever its own settings are.</summary>
internal static class SessionLimits
{
    /// <summary>
    /// A transaction of ours waits for the silo only while the silo thinks: milliseconds. A silo that is stopped or cut off
    /// in between would otherwise keep the campaign's lock from the silo that takes over. Shorter than it takes to
    /// declare the silo dead, longer than a garbage collection.
    /// </summary>
    private const string Idle = "-c idle_in_transaction_session_timeout=4s";

    public static string Of(string connectionString)
    {
        var connection = new NpgsqlConnectionStringBuilder(connectionString);
        // What the operator has written stands last, and so wins.
        connection.Options = string.IsNullOrEmpty(connection.Options) ? Idle : $"{Idle} {connection.Options}";
        return connection.ConnectionString;
    }
}
