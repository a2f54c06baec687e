namespace LeadGrid.Feeds;

/// <summary>
/// Several feeds as one, for a relay that knows nothing of it: each keeps its own numbers and catches up alone, and
/// what continues it goes on under an epoch and numbers of this merge's own. Where one feed cannot be continued, the
/// merge begins a new epoch: the snapshot that follows holds the rows of all of them. A browser that comes from
/// another process knows another epoch, and begins with a snapshot too.
/// </summary>
internal sealed class FeedMerge
{
    private readonly Lock _gate = new();
    private readonly ViewRelay _relay;
    private readonly TimeProvider _time;
    private readonly Inlet[] _inlets;

    /// <summary>Under <see cref="_gate"/>. Null until every feed was heard: before that no snapshot is without a gap.</summary>
    private FeedPosition? _position;

    public FeedMerge(int feeds, ViewRelay relay, TimeProvider time)
    {
        (_relay, _time) = (relay, time);
        _inlets = [.. Enumerable.Range(0, feeds).Select(_ => new Inlet(this))];
    }

    public IReadOnlyList<IFeedInlet> Inlets => _inlets;

    /// <summary>
    /// Passes on to the relay under the gate, so that it hears the numbers in order. The relay's gate is only ever
    /// taken within this one.
    /// </summary>
    private void Pass(Taken taken, long numbers, FeedDelta[] deltas)
    {
        if (_inlets.Any(inlet => inlet.Book.Position is null))
        {
            return;
        }

        // The view has been silent for as long as the quietest of its feeds: the others' news must not let the
        // browsers believe that they see everything.
        var heard = _inlets.Min(inlet => inlet.Heard);
        if (_position is null || taken == Taken.Anew)
        {
            // Deltas that came along are older than the snapshot that everybody takes now.
            _position = new FeedPosition(Guid.NewGuid(), 0);
            _relay.Take(_position, heard);
        }
        else if (taken == Taken.News)
        {
            var from = _position.Seq;
            _position = _position with { Seq = from + numbers };
            _relay.Take(new FeedBatch(_position.Epoch, from, _position.Seq, deltas), heard);
        }
        else
        {
            _relay.Take(_position, heard);
        }
    }

    private sealed class Inlet(FeedMerge merge) : IFeedInlet
    {
        /// <summary>Where the feed stands. It remembers no deltas: the relay does.</summary>
        public RelayBook Book { get; } = new(capacity: 0);

        /// <summary>A timestamp; without meaning while the book has no position.</summary>
        public long Heard { get; private set; }

        public FeedPosition? Position
        {
            get
            {
                lock (merge._gate)
                {
                    return Book.Position;
                }
            }
        }

        public bool IsSilent
        {
            get
            {
                lock (merge._gate)
                {
                    return Book.Position is null || merge._time.GetElapsedTime(Heard) >= ViewRelay.Silence;
                }
            }
        }

        public Taken Take(FeedBatch batch) => Take(book => book.Take(batch), batch.Deltas);

        public Taken Take(FeedPosition position) => Take(book => book.Take(position), []);

        public Taken Skip(FeedPosition position) => Take(book => book.Skip(position), []);

        private Taken Take(Func<RelayBook, Taken> take, FeedDelta[] deltas)
        {
            lock (merge._gate)
            {
                var before = Book.Position?.Seq ?? 0;
                var taken = take(Book);
                Heard = merge._time.GetTimestamp();
                merge.Pass(taken, Book.Position!.Seq - before, deltas);
                return taken;
            }
        }
    }
}
