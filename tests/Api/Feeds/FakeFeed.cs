namespace LeadGrid.Feeds;

/// <summary>A feed that keeps everything of its epoch and can be away, lose batches and begin anew.</summary>
internal sealed class FakeFeed(string view) : IFeedGrain
{
    private readonly Lock _gate = new();
    private readonly List<FeedDelta> _deltas = [];
    private readonly HashSet<IFeedObserver> _observers = [];

    public FeedPosition Position { get; private set; } = new(Guid.NewGuid(), 0);

    public bool IsAway { get; set; }

    public int CatchUps { get; private set; }

    public int Subscriptions { get; private set; }

    public Task<FeedPosition> Subscribe(IFeedObserver observer)
    {
        lock (_gate)
        {
            if (IsAway)
            {
                return Task.FromException<FeedPosition>(new TimeoutException("The feed is away."));
            }

            Subscriptions++;
            _observers.Add(observer);
            return Task.FromResult(Position);
        }
    }

    public Task Unsubscribe(IFeedObserver observer)
    {
        lock (_gate)
        {
            _observers.Remove(observer);
            return Task.CompletedTask;
        }
    }

    public Task<FeedBatch?> Since(Guid epoch, long afterSeq)
    {
        lock (_gate)
        {
            CatchUps++;
            return Task.FromResult(epoch == Position.Epoch && afterSeq <= Position.Seq
                ? new FeedBatch(epoch, afterSeq, Position.Seq, [.. _deltas.Skip((int)afterSeq)])
                : null);
        }
    }

    public Task Publish(FeedDelta[] deltas)
    {
        Tell(deltas);
        return Task.CompletedTask;
    }

    public Task Lost() => Begin();

    public void Tell(params FeedDelta[] deltas)
    {
        lock (_gate)
        {
            var from = Position.Seq;
            Count(deltas);
            Push(new FeedBatch(Position.Epoch, from, Position.Seq, deltas));
        }
    }

    /// <summary>Numbers them, and the way to the observers loses them.</summary>
    public void Count(params FeedDelta[] deltas)
    {
        lock (_gate)
        {
            _deltas.AddRange(deltas);
            Position = Position with { Seq = Position.Seq + deltas.Length };
        }
    }

    /// <summary>Loses its observers without telling them.</summary>
    public Task Forget()
    {
        lock (_gate)
        {
            _observers.Clear();
            return Task.CompletedTask;
        }
    }

    /// <summary>As a new activation.</summary>
    public Task Begin()
    {
        lock (_gate)
        {
            _deltas.Clear();
            Position = new FeedPosition(Guid.NewGuid(), 0);
            Push(new FeedBatch(Position.Epoch, 0, 0, []));
            return Task.CompletedTask;
        }
    }

    private void Push(FeedBatch batch)
    {
        foreach (var observer in _observers)
        {
            observer.OnBatch(view, batch);
        }
    }
}
