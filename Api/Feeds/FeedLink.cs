using System.Threading.Channels;

namespace LeadGrid.Feeds;

/// <summary>
/// Keeps a relay supplied from one feed: subscribes, renews before that expires, asks for what is missing, and begins
/// anew when the feed falls silent. The runtime holds observers weakly; the relay's registry holds this one.
/// </summary>
internal sealed partial class FeedLink : IFeedObserver, IAsyncDisposable
{
    private static readonly TimeSpan RenewPeriod = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan LookPeriod = TimeSpan.FromSeconds(1);

    /// <summary>A call into a silo that has just died can hang for far longer than a browser should wait.</summary>
    private static readonly TimeSpan CallTimeout = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    private readonly string _feed;
    private readonly IGridCluster _cluster;
    private readonly IFeedInlet _inlet;
    private readonly TimeProvider _time;
    private readonly ILogger<FeedLink> _log;
    private readonly CancellationTokenSource _ended = new();
    private readonly Channel<Taken> _attention = Channel.CreateBounded<Taken>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly Task _running;

    public FeedLink(string feed, IGridCluster cluster, IFeedInlet inlet, TimeProvider time, ILogger<FeedLink> log)
    {
        (_feed, _cluster, _inlet, _time, _log) = (feed, cluster, inlet, time, log);
        _running = Task.Run(Run);
    }

    public Task OnBatch(string view, FeedBatch batch)
    {
        var taken = _inlet.Take(batch);
        if (taken is Taken.Gap or Taken.Anew)
        {
            _attention.Writer.TryWrite(taken);
        }

        return Task.CompletedTask;
    }

    /// <summary>What the feed itself still has above a number that the relay does not reach back to.</summary>
    /// <returns>Null where the feed has no more, or does not answer: a snapshot will do.</returns>
    public async Task<FeedBatch?> Since(FeedPosition cursor, CancellationToken cancel)
    {
        try
        {
            return await _cluster.Feed(_feed).Since(cursor.Epoch, cursor.Seq).WaitAsync(CallTimeout, _time, cancel);
        }
        catch (Exception fault) when (!cancel.IsCancellationRequested)
        {
            LogUnreachable(_log, _feed, fault);
            return null;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _ended.CancelAsync();
        await _running;
        _ended.Dispose();
    }

    private async Task Run()
    {
        var reference = _cluster.Reference(this);
        try
        {
            await Follow(reference);
        }
        finally
        {
            await Leave(reference);
        }
    }

    private async Task Follow(IFeedObserver reference)
    {
        var pause = FirstPause;
        while (!_ended.IsCancellationRequested)
        {
            try
            {
                await Subscribe(reference);
                pause = FirstPause;
                await Attend();
            }
            catch (OperationCanceledException) when (_ended.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault)
            {
                GridMeter.Resubscriptions.Add(1);
                LogUnreachable(_log, _feed, fault);
                await Task.Delay(pause, _time, _ended.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
            }
        }
    }

    private async Task Subscribe(IFeedObserver reference)
    {
        var position = await Call(feed => feed.Subscribe(reference));
        if (_inlet.Take(position) != Taken.Gap)
        {
            return;
        }

        var from = _inlet.Position!;
        if (await Call(feed => feed.Since(from.Epoch, from.Seq)) is { } missing)
        {
            _inlet.Take(missing);
        }
        else
        {
            LogSkipped(_log, _feed);
            _inlet.Skip(position);
        }
    }

    /// <summary>Returns when it is time to subscribe again: for a gap too, since the answer says where the feed stands.</summary>
    private async Task Attend()
    {
        var subscribed = _time.GetTimestamp();
        while (_time.GetElapsedTime(subscribed) < RenewPeriod)
        {
            if (await Called() || _inlet.IsSilent)
            {
                return;
            }
        }
    }

    /// <summary>Waits until a batch wants attention, but not for long.</summary>
    private async Task<bool> Called()
    {
        using var look = CancellationTokenSource.CreateLinkedTokenSource(_ended.Token);
        var waiting = _attention.Reader.WaitToReadAsync(look.Token).AsTask();
        var first = await Task.WhenAny(waiting, Task.Delay(LookPeriod, _time, look.Token));
        await look.CancelAsync();
        _ended.Token.ThrowIfCancellationRequested();
        return first == waiting && _attention.Reader.TryRead(out _);
    }

    private async Task<T> Call<T>(Func<IFeedGrain, Task<T>> ask) =>
        await ask(_cluster.Feed(_feed)).WaitAsync(CallTimeout, _time, _ended.Token);

    /// <summary>A feed that is not told drops the observer when it expires.</summary>
    private async Task Leave(IFeedObserver reference)
    {
        try
        {
            await _cluster.Feed(_feed).Unsubscribe(reference).WaitAsync(CallTimeout, _time);
        }
        catch (Exception fault)
        {
            LogUnreachable(_log, _feed, fault);
        }

        _cluster.Release(reference);
    }
}
