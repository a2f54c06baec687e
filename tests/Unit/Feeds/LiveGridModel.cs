using LeadGrid.Feeds.Core;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace LeadGrid.Feeds;

/// <summary>
/// The whole path from commits to a browser, with every step that can be late or lost as a call: two silos' taps, a
/// feed that can be lost, a network that drops, a relay that lags and a browser that pulls when it likes.
/// </summary>
internal sealed class LiveGridModel : IDisposable
{
    private const int RingCapacity = 16;

    private readonly FakeTimeProvider _time = new(Deltas.Noon);
    private readonly FakeCluster _cluster = new();
    private readonly SnapshotReader _reader;
    private readonly ViewRelay _relay;
    private readonly Follower _follower;
    private readonly Browser _browser = new();
    private readonly Gathering[] _taps = [new(limit: 3), new(limit: 3)];
    private readonly long[] _oldest = [long.MaxValue, long.MaxValue];
    private readonly Queue<FeedBatch> _network = [];
    private readonly Dictionary<int, long> _versions = [];
    private bool _lossToSettle;
    private FeedRing _ring = new(Guid.NewGuid(), RingCapacity);

    public LiveGridModel()
    {
        _reader = new SnapshotReader(_cluster, _time, NullLogger<SnapshotReader>.Instance);
        _relay = new ViewRelay(FeedViews.Operator, _time, _reader);
        _follower = new Follower(_relay);
        _relay.Take(_ring.Position);
    }

    public void Commit(int tap, int lead, bool leaves)
    {
        var version = _versions[lead] = _versions.GetValueOrDefault(lead) + 1;
        var delta = leaves ? Deltas.Gone(lead, version) : Deltas.Row(lead, version);
        if (delta.Row is { } row)
        {
            _cluster.Table[row.Id] = row;
        }
        else
        {
            _cluster.Table.Remove(delta.LeadId);
        }

        _oldest[tap] = Math.Min(_oldest[tap], _ring.Position.Seq);
        _taps[tap].Add(delta);
    }

    public void Tell(int tap)
    {
        // A tap's call times out long before the ring has turned over.
        if (_ring.Position.Seq - _oldest[tap] > RingCapacity / 2)
        {
            _taps[tap].Lose();
        }

        var gathered = _taps[tap].Take();
        _oldest[tap] = long.MaxValue;
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
    public void LoseTap(int tap)
    {
        _taps[tap] = new Gathering(limit: 3);
        _oldest[tap] = long.MaxValue;
        _lossToSettle = true;
        _ring.Begin(Guid.NewGuid());
    }

    /// <summary>The feed's silo dies, and it is activated elsewhere.</summary>
    public void LoseFeed()
    {
        _lossToSettle = true;
        _ring = new FeedRing(Guid.NewGuid(), RingCapacity);
    }

    public void Deliver()
    {
        if (_network.TryDequeue(out var batch))
        {
            _relay.Take(batch);
        }
    }

    public void Drop() => _network.TryDequeue(out _);

    public void Beat() => _network.Enqueue(_ring.Heartbeat);

    /// <summary>What the link does at a gap, at a renewal and after silence.</summary>
    public void CatchUp()
    {
        var position = _ring.Position;
        if (_relay.Take(position) != Taken.Gap)
        {
            return;
        }

        var from = _relay.Position!;
        if (_ring.Since(from.Epoch, from.Seq) is { } missing)
        {
            _relay.Take(missing);
        }
        else
        {
            _relay.Skip(position);
        }
    }

    public void Wait(int milliseconds) => _time.Advance(TimeSpan.FromMilliseconds(milliseconds));

    public void Pull()
    {
        switch (_follower.Next(_relay.Cut, out var frame))
        {
            case Turn.Send:
                _browser.Receive(frame!);
                break;
            case Turn.Wait:
                break;
            case Turn.Snapshot:
                var snapshot = _relay.Snapshot();
                for (SnapshotPage? page = snapshot.First; page is not null;)
                {
                    // Everything in memory: the read is done when it returns.
                    var read = page.Read();
                    Assert.True(read.IsCompletedSuccessfully);
                    (var part, page) = read.GetAwaiter().GetResult();
                    _browser.Receive(part);
                }

                _follower.Stand(snapshot.Position);
                break;
        }
    }

    /// <summary>Everything that is under way arrives, and the browser shows what is committed.</summary>
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
        Wait(100);
        for (var pulls = 0; pulls < 4; pulls++)
        {
            Pull();
        }

        Assert.Equal(
            _cluster.Table.Values.Select(row => (row.Id.ToString(), row.Version)).Order(),
            _browser.Rows.Select(row => (row.Key, row.Value)).Order());
        Assert.Equal(_ring.Position, new FeedPosition(Guid.Parse(_browser.Epoch!), _browser.Seq));
    }

    public void Dispose()
    {
        _relay.Dispose();
        _reader.Dispose();
    }
}
