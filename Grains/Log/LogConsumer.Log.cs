using Microsoft.Extensions.Logging;

namespace LeadGrid.Log;

internal sealed partial class LogConsumer<TEffects>
{
    [LoggerMessage(2101, LogLevel.Warning, "Consumer {Consumer} failed at a step in shard {Shard} of the log; it tries again")]
    private partial void LogFailed(string consumer, int shard, Exception fault);

    [LoggerMessage(2102, LogLevel.Information, "Consumer {Consumer} has another activation at work in shard {Shard} of the log; it goes on from what that has stored")]
    private partial void LogAnother(string consumer, int shard);

    [LoggerMessage(2103, LogLevel.Information, "Consumer {Consumer} could not be delivered a slice of shard {Shard} of the log; it reads the table")]
    private partial void LogDeliveryFailed(string consumer, int shard, Exception fault);
}
