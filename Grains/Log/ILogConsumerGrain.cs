using Orleans.Concurrency;

namespace LeadGrid.Log;

/// <summary>
/// A durable consumer of one shard of the log. Its key is the shard's number, which implicit subscription gives it.
/// Several grain classes have this interface: name the one by its grain type.
/// </summary>
[Alias("log-consumer-grain")]
internal interface ILogConsumerGrain : IGrainWithStringKey
{
    /// <summary>Reads up to the log's edge if it is behind, and says where it then stands.</summary>
    [Alias("catch-up"), AlwaysInterleave]
    Task<LogMark> CatchUp();

    /// <summary>Takes everything back and reads the shard from its start. Answers when it has begun, not when it is done.</summary>
    [Alias("rebuild")]
    Task Rebuild();

    /// <summary>Takes back what came after a position and reads it again.</summary>
    [Alias("rewind")]
    Task Rewind(LogMark to);
}
