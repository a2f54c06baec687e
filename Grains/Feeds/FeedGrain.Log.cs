using Microsoft.Extensions.Logging;

namespace LeadGrid.Feeds;

internal sealed partial class FeedGrain
{
    [LoggerMessage(LogLevel.Warning, "Feed {View} has lost deltas between a tap and itself and begins a new epoch")]
    private static partial void LogLost(ILogger log, string view);

    [LoggerMessage(LogLevel.Information, "Feed {View} begins a new epoch: a silo died, and its last deltas may not have arrived")]
    private static partial void LogSiloDied(ILogger log, string view);

    [LoggerMessage(LogLevel.Information, "Feed {View} drops an observer that cannot be reached")]
    private static partial void LogObserverDropped(ILogger log, string view, Exception fault);
}
