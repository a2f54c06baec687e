using Orleans.Streams;

namespace LeadGrid.Streams;

/// <summary>One shard's end of the silo's <see cref="LogTail"/>, for its pulling agent.</summary>
internal sealed class LogReceiver(LogTail tail, int shard, TimeProvider time) : IQueueAdapterReceiver
{
    /// <summary>Longest time one call waits for something to come.</summary>
    private static readonly TimeSpan LongPoll = TimeSpan.FromSeconds(1);

    private ShardInbox? _inbox;

    public Task Initialize(TimeSpan timeout)
    {
        _inbox = tail.Follow(shard);
        return Task.CompletedTask;
    }

    public Task<IList<IBatchContainer>> GetQueueMessagesAsync(int maxCount) => GetQueueMessagesAsync(maxCount, CancellationToken.None);

    public async Task<IList<IBatchContainer>> GetQueueMessagesAsync(int maxCount, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(LongPoll, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, patience.Token);
        return _inbox is { } inbox ? [.. await inbox.Take(maxCount, either.Token)] : [];
    }

    public Task MessagesDeliveredAsync(IList<IBatchContainer> messages) => Task.CompletedTask;

    public Task Shutdown(TimeSpan timeout) => _inbox is { } inbox ? tail.Leave(inbox) : Task.CompletedTask;
}
