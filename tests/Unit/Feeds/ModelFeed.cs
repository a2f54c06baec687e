using LeadGrid.Feeds.Core;
using Xunit;

namespace LeadGrid.Feeds;

/// <summary>One feed of a model's view, what its two silos have yet to tell it, and its way to the Api.</summary>
internal sealed class ModelFeed(IFeedInlet inlet)
{
    private const int RingCapacity = 16;

    private readonly Gathering[] _taps = [new(limit: 3), new(limit: 3)];
    private readonly long[] _oldest = [long.MaxValue, long.MaxValue];
    private readonly Queue<FeedBatch> _network = [];
    private bool _lossToSettle;
    private FeedRing _ring = new(Guid.NewGuid(), RingCapacity);

    public void Gather(int silo, FeedDelta delta)
    {
        _oldest[silo] = Math.Min(_oldest[silo], _ring.Position.Seq);
        _taps[silo].Add(delta);
    }

    public void Tell(int silo)
    {
        // A tap's call times out long before the ring has turned over.
        if (_ring.Position.Seq - _oldest[silo] > RingCapacity / 2)
        {
            _taps[silo].Lose();
        }

        var gathered = _taps[silo].Take();
        _oldest[silo] = long.MaxValue;
        if (gathered.Lost)
        {
            _lossToSettle = true;
            _ring.Begin(Guid.NewGuid());
            _network.Enqueue(_ring.Heartbeat);
        }

        if (_ring.Append(gathered.Deltas) is { } batch)
        {
            _network.Enqueue(batch);
        }
    }

    /// <summary>The silo dies with what its tap has not told; the feed learns of it.</summary>
    public void LoseSilo(int silo)
    {
        _taps[silo] = new Gathering(limit: 3);
        _oldest[silo] = long.MaxValue;
        _lossToSettle = true;
        _ring.Begin(Guid.NewGuid());
    }

    /// <summary>The feed's silo dies, and it is activated elsewhere.</summary>
    public void Lose()
    {
        _lossToSettle = true;
        _ring = new FeedRing(Guid.NewGuid(), RingCapacity);
    }

    public void Deliver()
    {
        if (_network.TryDequeue(out var batch))
        {
            inlet.Take(batch);
        }
    }

    public void Drop() => _network.TryDequeue(out _);

    public void Beat() => _network.Enqueue(_ring.Heartbeat);

    /// <summary>What the link does at the start, at a gap, at a renewal and after silence.</summary>
    public void CatchUp()
    {
        var position = _ring.Position;
        if (inlet.Take(position) != Taken.Gap)
        {
            return;
        }

        var from = inlet.Position!;
        if (_ring.Since(from.Epoch, from.Seq) is { } missing)
        {
            inlet.Take(missing);
        }
        else
        {
            inlet.Skip(position);
        }
    }

    /// <summary>Everything that is under way arrives.</summary>
    public void Settle()
    {
        Tell(0);
        Tell(1);
        if (_lossToSettle)
        {
            _ring.Begin(Guid.NewGuid());
        }

        while (_network.Count > 0)
        {
            Deliver();
        }

        CatchUp();
        Assert.Equal(_ring.Position, inlet.Position);
    }
}
