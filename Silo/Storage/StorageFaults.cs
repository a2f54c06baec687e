using Npgsql;

namespace LeadGrid.Storage;

/// <summary>
/// Keeps the database driver's exceptions inside the silo. They have no codec, so that a caller in another process would
/// get a fault of serialisation in their place; and they quote rows.
/// </summary>
internal sealed partial class StorageFaults(ILogger<StorageFaults> logger) : IIncomingGrainCallFilter
{
    public async Task Invoke(IIncomingGrainCallContext context)
    {
        try
        {
            await context.Invoke();
        }
        catch (Exception e) when (Cause(e) is { } cause)
        {
            LogFault(context.InterfaceName, context.MethodName, StateOf(cause));
            throw Told(e);
        }
    }

    /// <summary>
    /// What a caller is told of a fault: also where no filter stands between, as when a grain reads its row to be activated.
    /// </summary>
    internal static Exception Told(Exception fault) => Cause(fault) switch
    {
        null => fault,
        var cause when IsUnavailable(cause) => new StorageUnavailableException($"The database did not answer, or has no room ({StateOf(cause)})."),
        var cause => new InvalidOperationException($"The database refused a statement ({StateOf(cause)})."),
    };

    private static string StateOf(Exception cause) => (cause as PostgresException)?.SqlState ?? cause.GetType().Name;

    /// <summary>The fault of the database that an exception is or was caused by.</summary>
    private static Exception? Cause(Exception? fault)
    {
        while (fault is not (null or NpgsqlException or OperationCanceledException))
        {
            fault = fault.InnerException;
        }

        return fault;
    }

    /// <summary>
    /// Whether the same statement may succeed later: a lost connection, time that ran out, and of what the server says:
    /// connections (08), transactions rolled back (40), resources such as the disk (53), locks (55), an operator's hand
    /// (57), and the system under it (58).
    /// </summary>
    internal static bool IsUnavailable(Exception fault) => fault is not PostgresException { SqlState: var state }
        || state == "25P03" // a transaction that we left waiting
        || state[..2] is "08" or "40" or "53" or "55" or "57" or "58";

    [LoggerMessage(2030, LogLevel.Warning, "{Interface}.{Method}: the database's fault is {State}")]
    private partial void LogFault(string @interface, string method, string state);
}
