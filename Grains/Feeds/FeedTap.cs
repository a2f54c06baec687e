using System.Threading.Channels;
using LeadGrid.Feeds.Core;
using LeadGrid.Leads;
using Microsoft.Extensions.Logging;

namespace LeadGrid.Feeds;

/// <summary>
/// Gathers what this silo commits and tells each feed: the first delta at once, then one batch every
/// <see cref="Interval"/>, and never a second batch before the first is answered. A feed that is slow or away makes
/// batches larger, up to <see cref="Limit"/> leads.
/// </summary>
internal sealed partial class FeedTap(Func<string, IFeedGrain> feedOf, TimeProvider time, ILogger<FeedTap> log)
    : IFeedTap, ILifecycleParticipant<ISiloLifecycle>, IDisposable
{
    public const int Limit = 20_000;

    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(2);

    /// <summary>A feed may be away for hours: the doubled pause must not leave what a number holds.</summary>
    private const int DoublingsAtMost = 7;

    private readonly Lock _gate = new();

    /// <summary>Under <see cref="_gate"/>. A feed is here while it has a courier, which removes it when nothing is left.</summary>
    private readonly Dictionary<string, Gathering> _feeds = [];

    /// <summary>
    /// Feeds that need a courier. The channel takes the work off the committing grain's scheduler.
    /// </summary>
    private readonly Channel<string> _awake = Channel.CreateUnbounded<string>(new() { SingleReader = true });
    private readonly CancellationTokenSource _stopping = new();
    private Task _dispatching = Task.CompletedTask;

    public void Publish(string view, FeedDelta delta)
    {
        var feed = FeedViews.FeedOf(view, delta.LeadId);
        var seen = FeedViews.IsBrokers(view) && delta.Row is { } row ? delta with { Row = LeadViews.ForBroker(row) } : delta;
        var wake = false;
        int dropped;
        lock (_gate)
        {
            if (!_feeds.TryGetValue(feed, out var gathering))
            {
                _feeds[feed] = gathering = new Gathering(Limit);
                wake = true;
            }

            dropped = gathering.Add(seen);
        }

        FeedMeter.Dropped.Add(dropped);
        if (wake)
        {
            _awake.Writer.TryWrite(feed);
        }
    }

    /// <summary>
    /// Starts before grains are active. Stops after they are deactivated, so that their last commits are told; what
    /// cannot be told then is covered by the feeds' watch on silos that leave.
    /// </summary>
    public void Participate(ISiloLifecycle lifecycle) => lifecycle.Subscribe<FeedTap>(
        ServiceLifecycleStage.ApplicationServices, _ => Start(), Stop);

    internal Task Start()
    {
        _dispatching = Dispatch();
        return Task.CompletedTask;
    }

    internal async Task Stop(CancellationToken hurry)
    {
        await _stopping.CancelAsync();
        _awake.Writer.TryComplete();
        await _dispatching.WaitAsync(hurry).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public void Dispose() => _stopping.Dispose();

    private async Task Dispatch()
    {
        var couriers = new HashSet<Task>();
        await foreach (var feed in _awake.Reader.ReadAllAsync(CancellationToken.None))
        {
            couriers.RemoveWhere(courier => courier.IsCompleted);
            couriers.Add(Carry(feed));
        }

        await Task.WhenAll(couriers);
    }

    private async Task Carry(string feed)
    {
        var failures = 0;
        while (Take(feed) is { } gathered)
        {
            var started = time.GetTimestamp();
            if (await Tell(feed, gathered))
            {
                failures = 0;
                await Pause(Interval - time.GetElapsedTime(started));
            }
            else
            {
                failures++;
                await Pause(PauseAfter(failures));
            }
        }
    }

    /// <returns>Null where nothing is left: the feed no longer has a courier.</returns>
    private Gathered? Take(string feed)
    {
        lock (_gate)
        {
            if (_feeds[feed].IsEmpty)
            {
                _feeds.Remove(feed);
                return null;
            }

            return _feeds[feed].Take();
        }
    }

    private async Task<bool> Tell(string key, Gathered gathered)
    {
        var feed = feedOf(key);
        try
        {
            if (gathered.Lost)
            {
                await feed.Lost();
            }

            if (gathered.Deltas.Length > 0)
            {
                await feed.Publish(gathered.Deltas);
                FeedMeter.Told.Add(gathered.Deltas.Length);
                FeedMeter.BatchSize.Record(gathered.Deltas.Length);
            }

            return true;
        }
        catch (Exception fault)
        {
            // Not sent again: the feed may have had it, and newer values may have come another way since.
            LogNotTold(log, key, gathered.Deltas.Length, fault);
            Lose(key, gathered);
            return false;
        }
    }

    private void Lose(string feed, Gathered gathered)
    {
        int dropped = gathered.Deltas.Length;
        lock (_gate)
        {
            if (_stopping.IsCancellationRequested)
            {
                // The other silos' feeds see this one leave; there is nobody else to tell.
                _feeds[feed] = new Gathering(Limit);
            }
            else
            {
                dropped += _feeds[feed].Lose();
            }
        }

        FeedMeter.Dropped.Add(dropped);
    }

    private Task Pause(TimeSpan length) => length <= TimeSpan.Zero || _stopping.IsCancellationRequested
        ? Task.CompletedTask
        : Task.Delay(length, time, _stopping.Token).ContinueWith(
            static _ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);

    /// <summary>Doubles from one failure to the next, up to <see cref="LongestPause"/>.</summary>
    internal static TimeSpan PauseAfter(int failures) =>
        failures >= DoublingsAtMost ? LongestPause : Interval * (1 << failures);
}
