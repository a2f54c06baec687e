using System.Threading.Channels;

namespace LeadGrid.Feeds;

/// <summary>A feed that keeps what a tap tells it, as versions.</summary>
internal sealed class ToldFeed : IFeedGrain
{
    /// <summary>Stands for a call that says that deltas were lost.</summary>
    public const long Loss = -1;

    private readonly Channel<long[]> _told = Channel.CreateUnbounded<long[]>();
    private TaskCompletionSource? _held;
    private int _calls;

    public int Calls => Volatile.Read(ref _calls);

    public async Task<IReadOnlyList<long>> Told() => await _told.Reader.ReadAsync();

    /// <summary>The next call is answered when the test says so.</summary>
    public TaskCompletionSource Hold() => _held = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The deltas of the last batch.</summary>
    public FeedDelta[] Last { get; private set; } = [];

    public Task Publish(FeedDelta[] deltas)
    {
        Last = deltas;
        return Take([.. deltas.Select(delta => delta.Version)]);
    }

    public Task Lost() => Take([Loss]);

    public Task<FeedPosition> Subscribe(IFeedObserver observer) => throw new NotSupportedException();

    public Task Unsubscribe(IFeedObserver observer) => throw new NotSupportedException();

    public Task<FeedBatch?> Since(Guid epoch, long afterSeq) => throw new NotSupportedException();

    private Task Take(long[] told)
    {
        var answer = Interlocked.Exchange(ref _held, null)?.Task ?? Task.CompletedTask;
        Interlocked.Increment(ref _calls);
        _told.Writer.TryWrite(told);
        return answer;
    }
}
