namespace LeadGrid.Feeds;

/// <summary>
/// Several feeds as one, for a relay that knows nothing of it: each keeps its own numbers and catches up alone, and
/// what continues it goes on under an epoch and numbers of this merge's own. Where one feed cannot be continued, the
/// merge begins a new epoch: the snapshot that follows holds the rows of all of them. A silo that dies costs each of its
/// feeds an epoch within two seconds, and each a second one once all is settled, so the merge waits for the others of them
/// and begins one for all. A browser that comes from another process knows another epoch, and begins with a snapshot too.
/// </summary>
internal sealed class FeedMerge : IDisposable
{
    /// <summary>A little more than the beat by which feeds find out that a silo has died.</summary>
    internal static readonly TimeSpan Gathering = TimeSpan.FromSeconds(2.5);

    private readonly Lock _gate = new();
    private readonly ViewRelay _relay;
    private readonly TimeProvider _time;
    private readonly Inlet[] _inlets;
    private readonly ITimer _anew;

    /// <summary>Under <see cref="_gate"/>. Null until every feed was heard: before that no snapshot is without a gap.</summary>
    private FeedPosition? _position;

    /// <summary>Under <see cref="_gate"/>. What was lost is not in this epoch: another one is about to begin.</summary>
    private bool _anewDue;

    public FeedMerge(int feeds, ViewRelay relay, TimeProvider time)
    {
        (_relay, _time) = (relay, time);
        _inlets = [.. Enumerable.Range(0, feeds).Select(_ => new Inlet(this))];
        _anew = time.CreateTimer(_ => BeginIfDue(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public IReadOnlyList<IFeedInlet> Inlets => _inlets;

    public void Dispose() => _anew.Dispose();

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

        if (_position is null)
        {
            // Deltas that came along are older than the snapshot that everybody takes now.
            Begin();
            return;
        }

        if (taken == Taken.Anew && !_anewDue)
        {
            _anewDue = true;
            _anew.Change(Gathering, Timeout.InfiniteTimeSpan);
        }

        if (numbers > 0)
        {
            var from = _position.Seq;
            _position = _position with { Seq = from + numbers };
            _relay.Take(new FeedBatch(_position.Epoch, from, _position.Seq, deltas), Heard());
        }
        else
        {
            _relay.Take(_position, Heard());
        }
    }

    private void BeginIfDue()
    {
        lock (_gate)
        {
            if (_anewDue)
            {
                Begin();
            }
        }
    }

    private void Begin()
    {
        _anewDue = false;
        _position = new FeedPosition(Guid.NewGuid(), 0);
        _relay.Take(_position, Heard());
    }

    /// <summary>
    /// The view has been silent for as long as the quietest of its feeds: the others' news must not let the browsers
    /// believe that they see everything.
    /// </summary>
    private long Heard() => _inlets.Min(inlet => inlet.Heard);

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
                merge.Pass(taken, taken switch
                {
                    Taken.News => Book.Position!.Seq - before,
                    // Its numbers begin anew. What it tells is news all the same; what it has lost is what the next epoch is for.
                    Taken.Anew => deltas.Length,
                    Taken.Nothing or Taken.Gap => 0,
                }, deltas);
                return taken;
            }
        }
    }
}
