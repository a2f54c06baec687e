namespace LeadGrid.Storage.Commits;

internal sealed partial class GroupCommit<TWrite>
{
    [LoggerMessage(2050, LogLevel.Warning, "A group of {Count} writes failed")]
    private static partial void LogGroupFailed(ILogger log, int count, Exception fault);

    [LoggerMessage(2051, LogLevel.Warning, "The connection was lost while {Count} writes were under way: finding out what became of them")]
    private static partial void LogOutcomeUnknown(ILogger log, int count, Exception fault);

    [LoggerMessage(2052, LogLevel.Warning, "The database cannot say what became of a group; trying again")]
    private static partial void LogCannotLook(ILogger log, Exception fault);

    // The fault's text may quote the row.
    [LoggerMessage(2053, LogLevel.Error, "The database refused one row with SQLSTATE {State}; the others of its group are unharmed")]
    private static partial void LogRowRefused(ILogger log, string state);
}
