namespace LeadGrid.Feeds.Core;

/// <summary>
/// The last deltas of a view, each with a number one higher than the one before. What is older than the ring can only
/// be had by a snapshot.
/// </summary>
internal sealed class FeedRing(Guid epoch, int capacity)
{
    private Guid _epoch = epoch;
    private long _seq;

    /// <summary>Deltas above this number are in the ring; never below <c>_seq - capacity</c>.</summary>
    private long _floor;

    /// <summary>Empty until somebody watches: most feeds are never watched.</summary>
    private Slot[] _slots = [];

    /// <summary>The newest number of each lead in the ring: what tells a late delta from a new one.</summary>
    private Dictionary<Guid, long> _newest = [];

    public FeedPosition Position => new(_epoch, _seq);

    /// <summary>A batch that says nothing but where the feed stands.</summary>
    public FeedBatch Heartbeat => new(_epoch, _seq, _seq, []);

    /// <summary>Takes in what is newer than what the ring knows of the same lead.</summary>
    /// <returns>What was taken in, or null where all of it was old.</returns>
    public FeedBatch? Append(FeedDelta[] deltas)
    {
        if (_slots.Length == 0)
        {
            _slots = new Slot[capacity];
        }

        var from = _seq;
        var taken = new List<FeedDelta>(deltas.Length);
        foreach (var delta in deltas)
        {
            if (_newest.TryGetValue(delta.LeadId, out var at) && SlotOf(at).Delta.Version >= delta.Version)
            {
                continue;
            }

            Write(delta);
            taken.Add(delta);
        }

        return taken.Count == 0 ? null : new FeedBatch(_epoch, from, _seq, [.. taken]);
    }

    /// <summary>Counts deltas that nobody watches, and keeps none.</summary>
    public void Skip(int count)
    {
        _seq += count;
        Forget();
    }

    /// <summary>The last watcher has gone: lets go of all rows.</summary>
    public void Forget()
    {
        _slots = [];
        _newest = [];
        _floor = _seq;
    }

    /// <summary>
    /// A new epoch: nobody can continue from before. What is known of each lead's version stays, so that a delta
    /// which comes late is still seen to be late.
    /// </summary>
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

        var deltas = new List<FeedDelta>();
        for (var seq = afterSeq + 1; seq <= _seq; seq++)
        {
            var delta = SlotOf(seq).Delta;
            if (_newest[delta.LeadId] == seq)
            {
                deltas.Add(delta);
            }
        }

        return new FeedBatch(_epoch, afterSeq, _seq, [.. deltas]);
    }

    private ref Slot SlotOf(long seq) => ref _slots[seq % _slots.Length];

    private void Write(FeedDelta delta)
    {
        ref var slot = ref SlotOf(++_seq);
        if (slot.Seq != 0 && _newest[slot.Delta.LeadId] == slot.Seq)
        {
            _newest.Remove(slot.Delta.LeadId);
        }

        slot = new Slot(_seq, delta);
        _newest[delta.LeadId] = _seq;
        _floor = Math.Max(_floor, _seq - _slots.Length);
    }

    /// <summary>A slot that was never written has number 0, which no delta has.</summary>
    private readonly record struct Slot(long Seq, FeedDelta Delta);
}
