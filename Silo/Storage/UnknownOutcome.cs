using Npgsql;

namespace LeadGrid.Storage;

/// <summary>A commit whose answer was lost: it may have happened, or still be under way.</summary>
internal static class UnknownOutcome
{
    /// <summary>
    /// Whether the fault leaves it open. A server that ends a session (class 57P: an administrator, a shutdown) may say
    /// so after the commit is durable and before it is confirmed; any other answer of the server means: rolled back.
    /// </summary>
    public static bool Is(Exception fault) => fault switch
    {
        PostgresException e => e.SqlState.StartsWith("57P", StringComparison.Ordinal),
        NpgsqlException or OperationCanceledException => true,
        _ => false,
    };

    /// <summary>Runs a batch that first waits for the lock of the commit in doubt, and last says whether it happened.</summary>
    public static async Task<bool> Read(NpgsqlBatch batch, CancellationToken cancellation)
    {
        await using var reader = await batch.ExecuteReaderAsync(cancellation);
        await reader.NextResultAsync(cancellation);
        await reader.ReadAsync(cancellation);
        return reader.GetBoolean(0);
    }
}
