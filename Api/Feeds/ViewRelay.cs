namespace LeadGrid.Feeds;

/// <summary>
/// One view in this process while it is watched: takes in what the feed tells and cuts it into frames for all of the
/// view's connections, the first at once and then at most ten a second.
/// </summary>
internal sealed class ViewRelay : IFeedInlet, IDisposable
{
    /// <summary>Leads that may change before a slow connection needs a snapshot instead.</summary>
    private const int LogCapacity = 32_768;

    private static readonly TimeSpan FramePeriod = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan BeatPeriod = TimeSpan.FromSeconds(2);

    /// <summary>After this long without a word the browsers are told nothing either, and show that they are behind.</summary>
    internal static readonly TimeSpan Silence = TimeSpan.FromSeconds(6);

    private readonly string _view;
    private readonly TimeProvider _time;
    private readonly SnapshotReader _reader;
    private readonly Lock _gate = new();
    private readonly RelayBook _book = new(LogCapacity);
    private readonly TaskCompletionSource _heard = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource _ended = new();
    private readonly ITimer _cutTimer;
    private readonly ITimer _beatTimer;

    // All under _gate.
    private Cut _cut = new(Guid.Empty, 0, 0, [], 0, default);
    private bool _cutDue;
    private long _beat;
    private long? _lastFrame;
    private long? _lastHeard;
    private SharedSnapshot? _snapshot;

    public ViewRelay(string view, TimeProvider time, SnapshotReader reader)
    {
        _view = view;
        _time = time;
        _reader = reader;
        _cutTimer = time.CreateTimer(_ => CutIfDue(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _beatTimer = time.CreateTimer(_ => Beat(), null, BeatPeriod, BeatPeriod);
    }

    /// <summary>Done when the feed was heard for the first time. Before that there is no cut worth reading.</summary>
    public Task Heard => _heard.Task;

    public Cut Cut
    {
        get
        {
            lock (_gate)
            {
                return _cut;
            }
        }
    }

    public FeedPosition? Position
    {
        get
        {
            lock (_gate)
            {
                return _book.Position;
            }
        }
    }

    public bool IsSilent
    {
        get
        {
            lock (_gate)
            {
                return _lastHeard is not { } heard || _time.GetElapsedTime(heard) >= Silence;
            }
        }
    }

    public Taken Take(FeedBatch batch) => Take(batch, _time.GetTimestamp());

    public Taken Take(FeedPosition position) => Take(position, _time.GetTimestamp());

    /// <param name="heard">The time as of which the view is up to date: see <see cref="FeedMerge"/>.</param>
    public Taken Take(FeedBatch batch, long heard) => Take(book => book.Take(batch), batch.Deltas, heard);

    public Taken Take(FeedPosition position, long heard) => Take(book => book.Take(position), [], heard);

    public Taken Skip(FeedPosition position) => Take(book => book.Skip(position), [], _time.GetTimestamp());

    /// <summary>What takes a connection from where it stands to the cut.</summary>
    /// <returns>Null where only a snapshot can: another epoch, or too long ago.</returns>
    public GridFrame? Continue(FeedPosition cursor, Cut cut)
    {
        if (cursor.Epoch != cut.Epoch)
        {
            return null;
        }

        if (cursor.Seq == cut.From)
        {
            return cut.Delta;
        }

        FeedDelta[]? news;
        lock (_gate)
        {
            news = _cut.Epoch == cut.Epoch ? _book.Between(cursor.Seq, cut.To) : null;
        }

        return news is null ? null : Frames.Delta(cut.Epoch, cursor.Seq, cut.To, news, cut.At);
    }

    /// <summary>A snapshot that the view's deltas continue: one just read is shared.</summary>
    public SharedSnapshot Snapshot()
    {
        lock (_gate)
        {
            if (_snapshot is not { } shared
                || shared.Position.Epoch != _cut.Epoch
                || _book.Between(shared.Position.Seq, shared.Position.Seq) is null
                || _time.GetElapsedTime(shared.Started) >= SharedSnapshot.Lifetime)
            {
                // The position first, then the rows: what is committed in between comes as a delta once more.
                var position = new FeedPosition(_cut.Epoch, _cut.To);
                _snapshot = new SharedSnapshot(position, _time.GetTimestamp(), _reader.Begin(_view, position, _ended.Token));
            }

            return _snapshot;
        }
    }

    public void Dispose()
    {
        _cutTimer.Dispose();
        _beatTimer.Dispose();
        _ended.Cancel();
        _ended.Dispose();
    }

    private Taken Take(Func<RelayBook, Taken> take, FeedDelta[] deltas, long heard)
    {
        lock (_gate)
        {
            _lastHeard = heard;
            var taken = take(_book);
            switch (taken)
            {
                case Taken.News:
                    GridMeter.Lag(_view, deltas, _time.GetUtcNow());
                    Schedule();
                    break;
                case Taken.Anew:
                    // At once, so that the cut and the book are never of different epochs.
                    MakeCut();
                    _heard.TrySetResult();
                    break;
                case Taken.Nothing or Taken.Gap:
                    break;
            }

            return taken;
        }
    }

    /// <summary>On the leading edge at once, otherwise when the last frame is a period old.</summary>
    private void Schedule()
    {
        var wait = _lastFrame is { } last ? FramePeriod - _time.GetElapsedTime(last) : TimeSpan.Zero;
        if (wait <= TimeSpan.Zero)
        {
            MakeCut();
        }
        else if (!_cutDue)
        {
            _cutDue = true;
            _cutTimer.Change(wait, Timeout.InfiniteTimeSpan);
        }
    }

    private void CutIfDue()
    {
        lock (_gate)
        {
            if (_cutDue)
            {
                MakeCut();
            }
        }
    }

    private void Beat()
    {
        lock (_gate)
        {
            if (_snapshot is { } shared && _time.GetElapsedTime(shared.Started) >= SharedSnapshot.Lifetime)
            {
                _snapshot = null;
            }

            // Silence is passed on: a heartbeat would say that the browser is up to date.
            if (_book.Position is not null && _lastHeard is { } heard && _time.GetElapsedTime(heard) < Silence)
            {
                _beat++;
                if (!_cutDue)
                {
                    MakeCut();
                }
            }
        }
    }

    private void MakeCut()
    {
        var old = _cut;
        var (epoch, to) = _book.Position!;
        var news = epoch == old.Epoch ? _book.Between(old.To, to) : null;
        if (news is { Length: > 0 })
        {
            _lastFrame = _time.GetTimestamp();
        }

        _cutDue = false;
        _cut = new Cut(epoch, news is null ? to : old.To, to, news ?? [], _beat, _time.GetUtcNow());
        old.Supersede();
    }
}
