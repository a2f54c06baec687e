using Microsoft.Extensions.Logging;

namespace LeadGrid.Feeds;

internal sealed partial class FeedTap
{
    [LoggerMessage(LogLevel.Warning, "Feed {Feed} could not be told of {Deltas} deltas; it is told that it has missed some")]
    private static partial void LogNotTold(ILogger log, string feed, int deltas, Exception fault);
}
