using System.Threading.Channels;
using LeadGrid.Feeds.Core;
using Microsoft.Extensions.Logging;

namespace LeadGrid.Feeds;

/// <summary>
/// Gathers what this silo commits and tells each view's feed: the first delta at once, then one batch every
/// <see cref="Interval"/>, and never a second batch before the first is answered. A feed that is slow or away makes
/// batches larger, up to <see cref="Limit"/> leads.
/// </summary>
internal sealed partial class FeedTap(Func<string, IFeedGrain> feedOf, TimeProvider time, ILogger<FeedTap> log)
    : IFeedTap, ILifecycleParticipant<ISiloLifecycle>, IDisposable
{
    public const int Limit = 20_000;

    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(2);

    private readonly Lock _gate = new();

    /// <summary>Under <see cref="_gate"/>. A view is here while it has a courier, which removes it when nothing is left.</summary>
    private readonly Dictionary<string, Gathering> _views = [];

    /// <summary>
    /// Views that need a courier. The channel takes the work off the committing grain's scheduler.
    /// </summary>
    private readonly Channel<string> _awake = Channel.CreateUnbounded<string>(new() { SingleReader = true });
    private readonly CancellationTokenSource _stopping = new();
    private Task _dispatching = Task.CompletedTask;

    public void Publish(string view, FeedDelta delta)
    {
        var wake = false;
        int dropped;
        lock (_gate)
        {
            if (!_views.TryGetValue(view, out var gathering))
            {
                _views[view] = gathering = new Gathering(Limit);
                wake = true;
            }

            dropped = gathering.Add(delta);
        }

        FeedMeter.Dropped.Add(dropped);
        if (wake)
        {
            _awake.Writer.TryWrite(view);
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
        await foreach (var view in _awake.Reader.ReadAllAsync(CancellationToken.None))
        {
            couriers.RemoveWhere(courier => courier.IsCompleted);
            couriers.Add(Carry(view));
        }

        await Task.WhenAll(couriers);
    }

    private async Task Carry(string view)
    {
        var failures = 0;
        while (Take(view) is { } gathered)
        {
            var started = time.GetTimestamp();
            if (await Tell(view, gathered))
            {
                failures = 0;
                await Pause(Interval - time.GetElapsedTime(started));
            }
            else
            {
                failures++;
                await Pause(Min(Interval * Math.Pow(2, failures), LongestPause));
            }
        }
    }

    /// <returns>Null where nothing is left: the view no longer has a courier.</returns>
    private Gathered? Take(string view)
    {
        lock (_gate)
        {
            if (_views[view].IsEmpty)
            {
                _views.Remove(view);
                return null;
            }

            return _views[view].Take();
        }
    }

    private async Task<bool> Tell(string view, Gathered gathered)
    {
        var feed = feedOf(view);
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
            LogNotTold(log, view, gathered.Deltas.Length, fault);
            Lose(view, gathered);
            return false;
        }
    }

    private void Lose(string view, Gathered gathered)
    {
        int dropped = gathered.Deltas.Length;
        lock (_gate)
        {
            if (_stopping.IsCancellationRequested)
            {
                // The other silos' feeds see this one leave; there is nobody else to tell.
                _views[view] = new Gathering(Limit);
            }
            else
            {
                dropped += _views[view].Lose();
            }
        }

        FeedMeter.Dropped.Add(dropped);
    }

    private Task Pause(TimeSpan length) => length <= TimeSpan.Zero || _stopping.IsCancellationRequested
        ? Task.CompletedTask
        : Task.Delay(length, time, _stopping.Token).ContinueWith(
            static _ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);

    private static TimeSpan Min(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
