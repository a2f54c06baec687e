namespace LeadGrid.Feeds;

internal sealed partial class FeedLink
{
    [LoggerMessage(LogLevel.Warning, "Feed {Feed} cannot be reached; it is tried again")]
    private static partial void LogUnreachable(ILogger log, string feed, Exception fault);

    [LoggerMessage(LogLevel.Information, "Feed {Feed} no longer has what is missing; its watchers get a snapshot")]
    private static partial void LogSkipped(ILogger log, string feed);
}
