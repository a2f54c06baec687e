namespace LeadGrid.Storage.Embedded;

internal sealed partial class Postmaster
{
    [LoggerMessage(Level = LogLevel.Information, Message = "PostgreSQL {Major} runs on 127.0.0.1:{Port}, data in {Data}")]
    private static partial void LogStarted(ILogger logger, int major, int port, string data);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "PostgreSQL (process {ProcessId}, port {Port}) was left over from a program that was killed; it is used on")]
    private static partial void LogAdopted(ILogger logger, int processId, int port);

    [LoggerMessage(Level = LogLevel.Information, Message = "PostgreSQL stopped, data in {Data}")]
    private static partial void LogStopped(ILogger logger, string data);

    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "PostgreSQL (process {ProcessId}) did not stop: {Reason}; the next start uses it on")]
    private static partial void LogNotStopped(ILogger logger, int processId, string reason);
}
