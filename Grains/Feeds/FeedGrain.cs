using LeadGrid.Feeds.Core;
using Microsoft.Extensions.Logging;

namespace LeadGrid.Feeds;

/// <summary>
/// Numbers a view's deltas and passes them on. While nobody watches it only counts, and is collected once it is quiet;
/// while somebody does, the renewals keep it in place.
/// </summary>
[CollectionAgeLimit(Minutes = 2)]
internal sealed partial class FeedGrain(TimeProvider time, SiloDeaths deaths, ILogger<FeedGrain> log) : Grain, IFeedGrain
{
    /// <summary>What a browser may miss and still continue: four seconds of a view at 1,000 deltas a second.</summary>
    private const int RingCapacity = 4096;

    private static readonly TimeSpan ObserverLifetime = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan BeatPeriod = TimeSpan.FromSeconds(2);

    /// <summary>Longer than a tap's call lives: see <see cref="IFeedGrain.Publish"/>.</summary>
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(8);

    private readonly FeedRing _ring = new(Guid.NewGuid(), RingCapacity);
    private readonly Observers<IFeedObserver> _observers = new(ObserverLifetime);
    private IGrainTimer? _beat;
    private long _deathsSeen;

    /// <summary>
    /// After a loss, deltas that are still on their way may be older than what was lost with it, and nothing here can
    /// tell. When the last of them has come or expired, everyone reads anew once more.
    /// </summary>
    private DateTimeOffset _lostAt;
    private bool _settled = true;

    private string View => this.GetPrimaryKeyString();

    public Task<FeedPosition> Subscribe(IFeedObserver observer)
    {
        if (_observers.IsEmpty)
        {
            _deathsSeen = deaths.Count;
            _lostAt = deaths.Last > _lostAt ? deaths.Last : _lostAt;
            _settled = _lostAt + Settling <= time.GetUtcNow();
            _beat ??= this.RegisterGrainTimer(Beat, new GrainTimerCreationOptions(BeatPeriod, BeatPeriod));
        }

        _observers.Renew(observer, time.GetUtcNow());
        return Task.FromResult(_ring.Position);
    }

    public Task Unsubscribe(IFeedObserver observer)
    {
        _observers.Remove(observer);
        RestIfUnwatched();
        return Task.CompletedTask;
    }

    public Task<FeedBatch?> Since(Guid epoch, long afterSeq) => Task.FromResult(_ring.Since(epoch, afterSeq));

    public Task Publish(FeedDelta[] deltas)
    {
        if (_observers.IsEmpty)
        {
            _ring.Skip(deltas);
            return Task.CompletedTask;
        }

        return _ring.Append(deltas) is { } batch ? Push(batch) : Task.CompletedTask;
    }

    public Task Lost()
    {
        LogLost(log, View);
        return BeginEpochAfterLoss();
    }

    /// <summary>
    /// A silo that died may have committed what its tap never told. Watchers read anew: that is at most the beat's
    /// two seconds later than the cluster's own finding.
    /// </summary>
    private Task Beat()
    {
        _observers.Expire(time.GetUtcNow());
        RestIfUnwatched();
        if (_deathsSeen != deaths.Count)
        {
            _deathsSeen = deaths.Count;
            LogSiloDied(log, View);
            return BeginEpochAfterLoss();
        }

        if (_settled || _lostAt + Settling > time.GetUtcNow())
        {
            return Push(_ring.Heartbeat);
        }

        _settled = true;
        return BeginEpoch();
    }

    private Task BeginEpochAfterLoss()
    {
        _lostAt = time.GetUtcNow();
        _settled = false;
        return BeginEpoch();
    }

    private Task BeginEpoch()
    {
        FeedMeter.Epochs.Add(1);
        _ring.Begin(Guid.NewGuid());
        return Push(_ring.Heartbeat);
    }

    /// <summary>
    /// Observers are called one way: a call that fails at once shows a client that has gone; one that is lost later
    /// shows at the observer as a gap.
    /// </summary>
    private async Task Push(FeedBatch batch)
    {
        foreach (var observer in _observers.All)
        {
            try
            {
                await observer.OnBatch(View, batch);
            }
            catch (Exception fault)
            {
                LogObserverDropped(log, View, fault);
                _observers.Remove(observer);
            }
        }

        RestIfUnwatched();
    }

    private void RestIfUnwatched()
    {
        if (_observers.IsEmpty)
        {
            _ring.Forget();
            _beat?.Dispose();
            _beat = null;
        }
    }
}
