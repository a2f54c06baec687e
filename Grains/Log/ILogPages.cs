namespace LeadGrid.Log;

/// <summary>The log as a table: for consumers that are behind what the stream still holds.</summary>
internal interface ILogPages
{
    /// <summary>The events of a shard after <paramref name="from"/> up to <paramref name="to"/>.</summary>
    /// <param name="to">A position that is final: the end of a slice, or <see cref="Edge"/>.</param>
    /// <returns>At most <paramref name="limit"/> events; its end is <paramref name="to"/> when that was all.</returns>
    Task<LogSlice> Read(int shard, LogMark from, LogMark to, int limit, CancellationToken cancellation);

    /// <summary>Up to where the log is final: every transaction before it has ended.</summary>
    Task<LogMark> Edge(CancellationToken cancellation);
}
