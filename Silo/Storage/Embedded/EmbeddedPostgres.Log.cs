namespace LeadGrid.Storage.Embedded;

public sealed partial class EmbeddedPostgres
{
    [LoggerMessage(Level = LogLevel.Information, Message = "Creating a PostgreSQL {Major} data directory in {Data}")]
    private static partial void LogInitialising(ILogger logger, int major, string data);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "The user {User}, whom PostgreSQL runs as, cannot enter {Asked}: the database lives in {Actual}")]
    private static partial void LogElsewhere(ILogger logger, string asked, string? user, string actual);
}
