namespace LeadGrid.Streams;

/// <summary>How a silo reads the log for its streams.</summary>
internal sealed class LogStreamOptions
{
    /// <summary>
    /// From one read that found something to the next. It is what gathers events into slices, and each slice is a step of
    /// every consumer: 200 ms keep eight shards at most at forty a second for each, which share five transactions.
    /// </summary>
    public TimeSpan Gather { get; set; } = TimeSpan.FromMilliseconds(200);

    /// <summary>From one read of an idle log to the next, reached by doubling. A commit in this process ends it at once.</summary>
    public TimeSpan Idle { get; set; } = TimeSpan.FromMilliseconds(250);

    /// <summary>Events of one read. A read that is full is followed by the next at once.</summary>
    public int ReadLimit { get; set; } = 4_000;

    /// <summary>
    /// A shard without events is told this often how far the log has come: its consumers' checkpoints move on, and
    /// whoever missed the last slice learns of it.
    /// </summary>
    public TimeSpan Beat { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Events that a shard holds for consumers that are a little behind; who is further behind reads the table.</summary>
    public int CacheEvents { get; set; } = 20_000;

    /// <summary>How long it holds them.</summary>
    public TimeSpan CacheAge { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>Events in one delivery, made of as many slices as a slow consumer has let gather.</summary>
    public int DeliveryLimit { get; set; } = 2_000;
}
