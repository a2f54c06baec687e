using LeadGrid.Log;
using Microsoft.Extensions.Options;
using Orleans.Streams;

namespace LeadGrid.Streams;

/// <summary>Orleans' streams over the log: what is committed with leads is what is in them, and there is no other way in.</summary>
internal sealed class LogQueueAdapterFactory(LogTail tail, IOptions<LogStreamOptions> options, TimeProvider time)
    : IQueueAdapterFactory, IQueueAdapter, IQueueAdapterCache
{
    private readonly ShardMapper _mapper = new();

    public string Name => LogStream.Provider;

    public bool IsRewindable => true;

    // Read-only would let Orleans itself refuse writers, with an InvalidOperationException that does not say what to do.
    public StreamProviderDirection Direction => StreamProviderDirection.ReadWrite;

    public Task<IQueueAdapter> CreateAdapter() => Task.FromResult<IQueueAdapter>(this);

    public IQueueAdapterCache GetQueueAdapterCache() => this;

    public IStreamQueueMapper GetStreamQueueMapper() => _mapper;

    public Task<IStreamFailureHandler> GetDeliveryFailureHandler(QueueId queueId) =>
        Task.FromResult<IStreamFailureHandler>(new NoOpStreamDeliveryFailureHandler());

    public Task QueueMessageBatchAsync<T>(
        StreamId streamId, IEnumerable<T> events, StreamSequenceToken? token, Dictionary<string, object>? requestContext) =>
        throw new NotSupportedException(
            "The log's streams are read-only: an event gets into the log by the commit of the lead that it happened to.");

    public IQueueAdapterReceiver CreateReceiver(QueueId queueId) => new LogReceiver(tail, ShardMapper.ShardOf(queueId), time);

    public IQueueCache CreateQueueCache(QueueId queueId) => new ShardCache(options.Value, time);
}
