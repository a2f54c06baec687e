namespace LeadGrid.Storage;

public static partial class Migrator
{
    [LoggerMessage(Level = LogLevel.Information, Message = "The database {Database} was brought to {Script} ({Count} scripts)")]
    private static partial void LogMigrated(ILogger logger, string? database, string script, int count);
}
