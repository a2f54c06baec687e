namespace LeadGrid.Feeds.Core;

/// <summary>
/// The last deltas of a view, each with a number one higher than the one before. What is older than the ring can only
/// be had by a snapshot.
/// </summary>
internal sealed class FeedRing(Guid epoch, int capacity)
{
    /// <summary>Versions known while nobody watches: a broker's leads of the last seconds, which is as late as a delta gets.</summary>
    internal const int KnownWhileUnwatched = 64;

    private readonly KnownVersions _known = new();
    private Guid _epoch = epoch;
    private long _seq;

    /// <summary>Deltas above this number are in the ring; never below <c>_seq - capacity</c>.</summary>
    private long _floor;

    /// <summary>By number modulo length. Empty until somebody watches: most feeds are never watched.</summary>
    private FeedDelta[] _slots = [];

    public FeedPosition Position => new(_epoch, _seq);

    /// <summary>A batch that says nothing but where the feed stands.</summary>
    public FeedBatch Heartbeat => new(_epoch, _seq, _seq, []);

    /// <summary>Takes in what is newer than what is known of the same lead.</summary>
    /// <returns>What was taken in, or null where all of it was old.</returns>
    public FeedBatch? Append(FeedDelta[] deltas)
    {
        if (_slots.Length == 0)
        {
            _slots = new FeedDelta[capacity];
        }

        var from = _seq;
        var taken = Array.FindAll(deltas, _known.Admit);
        foreach (var delta in taken)
        {
            _slots[++_seq % capacity] = delta;
        }

        _floor = Math.Max(_floor, _seq - capacity);
        _known.Trim(capacity);
        return taken.Length == 0 ? null : new FeedBatch(_epoch, from, _seq, taken);
    }

    /// <summary>Counts deltas that nobody watches, and keeps no row.</summary>
    public void Skip(FeedDelta[] deltas)
    {
        _seq += deltas.Count(_known.Admit);
        Forget();
    }

    /// <summary>The last watcher has gone: lets go of all rows.</summary>
    public void Forget()
    {
        _slots = [];
        _floor = _seq;
        _known.Trim(KnownWhileUnwatched);
    }

    /// <summary>A new epoch: nobody can continue from before. A delta that comes late is still seen to be late.</summary>
    public void Begin(Guid epoch)
    {
        _epoch = epoch;
        _floor = _seq;
    }

    /// <summary>Everything above <paramref name="afterSeq"/>, the last value of a lead only.</summary>
    /// <returns>Null where that cannot be said: another epoch, or too long ago.</returns>
    public FeedBatch? Since(Guid epoch, long afterSeq)
    {
        if (epoch != _epoch || afterSeq < _floor || afterSeq > _seq)
        {
            return null;
        }

        var seen = new HashSet<Guid>();
        var deltas = new List<FeedDelta>();
        for (var seq = _seq; seq > afterSeq; seq--)
        {
            var delta = _slots[seq % capacity];
            if (seen.Add(delta.LeadId))
            {
                deltas.Add(delta);
            }
        }

        deltas.Reverse();
        return new FeedBatch(_epoch, afterSeq, _seq, [.. deltas]);
    }
}
