using Orleans.Streams;

namespace LeadGrid.Streams;

/// <summary>
/// What one shard holds of the log's newest part. Bounded by age and number whatever its readers do, so nothing here is
/// ever under pressure: a reader whose place is gone is given the oldest slice there is, which says where it begins, and
/// from that the consumer knows that it has to read the table first. Used by one pulling agent, on its scheduler.
/// </summary>
internal sealed class ShardCache(LogStreamOptions options, TimeProvider time) : IQueueCache
{
    private readonly List<Held> _slices = [];
    private readonly int _limit = options.DeliveryLimit;

    /// <summary>The number of the first slice; numbers go on for ever.</summary>
    private long _first;
    private int _events;

    private sealed record Held(LogContainer Container, long Since);

    private long End => _first + _slices.Count;

    public int GetMaxAddCount() => 64;

    public bool IsUnderPressure() => false;

    public void AddToCache(IList<IBatchContainer> messages)
    {
        foreach (var container in messages.Cast<LogContainer>())
        {
            if (_slices.Count > 0 && container.Slice.From != _slices[^1].Container.Slice.To)
            {
                // A hole: nobody may be led over it as if it were none.
                Drop(_slices.Count);
            }

            _slices.Add(new Held(container, time.GetTimestamp()));
            _events += container.Slice.Events.Length;
        }

        Purge();
    }

    public bool TryPurgeFromCache(out IList<IBatchContainer> purgedItems)
    {
        // Nobody is told what goes: the receiver has nothing to acknowledge.
        purgedItems = [];
        Purge();
        return false;
    }

    public IQueueCacheCursor GetCacheCursor(StreamId streamId, StreamSequenceToken? token) => new Cursor(this, token as LogToken);

    private void Purge()
    {
        var gone = 0;
        var events = _events;
        // The newest slice stays, for whoever attaches next.
        while (gone < _slices.Count - 1
            && (events > options.CacheEvents || time.GetElapsedTime(_slices[gone].Since) > options.CacheAge))
        {
            events -= _slices[gone++].Container.Slice.Events.Length;
        }

        Drop(gone);
    }

    private void Drop(int count)
    {
        for (var i = 0; i < count; i++)
        {
            _events -= _slices[i].Container.Slice.Events.Length;
        }

        _slices.RemoveRange(0, count);
        _first += count;
    }

    /// <summary>The first slice that ends at a token or after it; without one, the oldest.</summary>
    private long Find(LogToken? token)
    {
        var at = token is null ? 0 : _slices.FindIndex(s => s.Container.SequenceToken.CompareTo(token) >= 0);
        return at < 0 ? End : _first + at;
    }

    private sealed class Cursor(ShardCache cache, LogToken? token) : IQueueCacheCursor
    {
        private readonly LogToken? _token = token;
        private long _next = cache.Find(token);
        private LogContainer? _current;
        private bool _moved;

        public IBatchContainer? GetCurrent(out Exception? exception)
        {
            exception = null;
            return _current;
        }

        public bool MoveNext()
        {
            _next = Math.Max(_next, cache._first);
            if (_next >= cache.End)
            {
                return false;
            }

            _current = Take();
            // The agent passes over the slice at a token by one step, where a consumer has had it: that one stands alone.
            while ((_moved || !_current.SequenceToken.Equals(_token))
                && _next < cache.End
                && _current.Slice.Events.Length + Peek().Slice.Events.Length <= cache._limit)
            {
                var next = Take();
                _current = new LogContainer(_current.Slice.Then(next.Slice), next.Beat);
            }

            _moved = true;
            return true;
        }

        public void Refresh(StreamSequenceToken token)
        {
            // It looks at the cache itself.
        }

        public void RecordDeliveryFailure()
        {
            // The next slice tells the consumer that it missed one.
        }

        public void Dispose()
        {
            // It holds nothing.
        }

        private LogContainer Peek() => cache._slices[(int)(_next - cache._first)].Container;

        private LogContainer Take()
        {
            var container = Peek();
            _next++;
            return container;
        }
    }
}
