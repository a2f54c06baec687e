using LeadGrid.Log;
using Orleans.Streams;

namespace LeadGrid.Streams;

/// <summary>One queue a shard, and one stream in it, evenly over the ring of silos.</summary>
internal sealed class ShardMapper : IConsistentRingStreamQueueMapper
{
    private static readonly QueueId[] Queues =
    [
        .. Enumerable.Range(0, LogShards.Count).Select(i =>
            QueueId.GetQueueId(LogStream.Provider, (uint)i, (uint)((ulong)i * (1UL << 32) / LogShards.Count))),
    ];

    public static int ShardOf(QueueId queue) => (int)queue.GetNumericId();

    public IEnumerable<QueueId> GetAllQueues() => Queues;

    public QueueId GetQueueForStream(StreamId streamId) => Queues[LogShards.Parse(streamId.GetKeyAsString())];

    public IEnumerable<QueueId> GetQueuesForRange(IRingRange range) => Queues.Where(q => range.InRange(q.GetUniformHashCode()));
}
