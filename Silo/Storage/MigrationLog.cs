using System.Globalization;
using DbUp.Engine.Output;

namespace LeadGrid.Storage;

/// <summary>Carries what DbUp says into our log: its chatter at debug level, its troubles as they are.</summary>
internal sealed partial class MigrationLog(ILogger logger) : IUpgradeLog
{
    public void LogTrace(string format, params object[] args) => Say(LogLevel.Trace, null, format, args);

    public void LogDebug(string format, params object[] args) => Say(LogLevel.Debug, null, format, args);

    public void LogInformation(string format, params object[] args) => Say(LogLevel.Debug, null, format, args);

    public void LogWarning(string format, params object[] args) => Say(LogLevel.Warning, null, format, args);

    public void LogError(string format, params object[] args) => Say(LogLevel.Error, null, format, args);

    public void LogError(Exception ex, string format, params object[] args) => Say(LogLevel.Error, ex, format, args);

    private void Say(LogLevel level, Exception? exception, string format, object[] args)
    {
        if (logger.IsEnabled(level))
        {
            var text = args.Length == 0 ? format : string.Format(CultureInfo.InvariantCulture, format, args);
            Said(logger, exception, level, text);
        }
    }

    [LoggerMessage(Message = "Migration: {Text}")]
    private static partial void Said(ILogger logger, Exception? exception, LogLevel level, string text);
}
