using Microsoft.Extensions.Logging;
using Orleans.Streams;

namespace LeadGrid.Log;

/// <summary>
/// What every durable consumer does with its shard. The stream only saves reading: a slice that continues what is there
/// is folded and committed; one that does not, because the stream has dropped or not yet had what lies between, makes the
/// consumer read the table up to that slice's end, after which the next slices continue. Nothing is ever skipped: a step
/// that fails is tried again, and what waits behind it shows as the consumer's lag.
/// Lives on its grain's scheduler; at most one step runs at a time.
/// </summary>
internal sealed partial class LogConsumer<TEffects>(
    int shard,
    ILogPages log,
    ILogLedger<TEffects> ledger,
    Func<IReadOnlyList<LoggedEvent>, TEffects> fold,
    TimeProvider time,
    ILogger logger) : IAsyncObserver<LogSlice>, IAsyncDisposable
{
    /// <summary>Events a page. A page is one transaction.</summary>
    private const int PageSize = 2_000;

    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    /// <summary>
    /// A checkpoint is stored with effects; without any, this often, so that a quiet shard need not be read again far
    /// back, and does not hold its partitions.
    /// </summary>
    private static readonly TimeSpan QuietStore = TimeSpan.FromSeconds(30);

    private readonly CancellationTokenSource _stopping = new();

    /// <summary>The checkpoint on disk; null: to be loaded.</summary>
    private LogMark? _stored;

    /// <summary>Up to here everything is folded; beyond <see cref="_stored"/> only where that made no effects.</summary>
    private LogMark _at;

    private LogMark _wanted = LogMark.Start;
    private long _storedAt;
    private Task _reading = Task.CompletedTask;

    public async Task OnNextAsync(LogSlice item, StreamSequenceToken? token = null)
    {
        Want(item.End);
        if (_reading.IsCompleted && _stored is not null && item.From <= _at.Position)
        {
            // Awaited: while this is written, the stream gathers what comes into a larger slice.
            _reading = Guard(() => Apply(item));
            await _reading;
        }

        Read();
    }

    public Task OnErrorAsync(Exception ex)
    {
        // Whatever could not be delivered is missing before the next slice, and is then read.
        LogDeliveryFailed(ledger.Consumer, shard, ex);
        return Task.CompletedTask;
    }

    public async Task<LogMark> CatchUp()
    {
        Want(await log.Edge(_stopping.Token));
        while (_stored is null || _at.Position < _wanted.Position)
        {
            _stopping.Token.ThrowIfCancellationRequested();
            Read();
            await _reading;
        }

        return _at;
    }

    public async Task Restart(Func<CancellationToken, Task> reset)
    {
        while (!_reading.IsCompleted)
        {
            // Whoever else waited for it may have begun the next one.
            await _reading;
        }

        _reading = Guard(async () =>
        {
            _stored = null;
            await reset(_stopping.Token);
        });
        await _reading;
        Want(await log.Edge(_stopping.Token));
        Read();
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _reading;
        _stopping.Dispose();
    }

    private void Want(LogMark mark)
    {
        if (mark.Position > _wanted.Position)
        {
            _wanted = mark;
        }
    }

    private void Read()
    {
        if (_reading.IsCompleted && !_stopping.IsCancellationRequested && (_stored is null || _at.Position < _wanted.Position))
        {
            _reading = ReadTable();
        }
    }

    /// <summary>Pages the table until everything wanted is folded.</summary>
    private async Task ReadTable()
    {
        var pause = FirstPause;
        while (!_stopping.IsCancellationRequested && (_stored is null || _at.Position < _wanted.Position))
        {
            if (await Guard(Step))
            {
                pause = FirstPause;
                continue;
            }

            LogMeter.Faults.Add(1, new KeyValuePair<string, object?>("consumer", ledger.Consumer));
            await Task.Delay(pause, time, _stopping.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
            pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
        }
    }

    private async Task Step()
    {
        if (_stored is null)
        {
            _at = await ledger.Load(shard, _stopping.Token);
            (_stored, _storedAt) = (_at, time.GetTimestamp());
        }
        else
        {
            await Apply(await log.Read(shard, _at, _wanted, PageSize, _stopping.Token));
        }
    }

    private async Task Apply(LogSlice slice)
    {
        var events = slice.After(_at.Position);
        if (slice.To <= _at.Position)
        {
            return;
        }

        if (events.Length == 0 && time.GetElapsedTime(_storedAt) < QuietStore)
        {
            _at = slice.End;
            return;
        }

        var stored = _stored!.Value;
        // Unknown until the commit has answered.
        _stored = null;
        if (!await ledger.Commit(shard, stored.Position, slice.End, fold(events), _stopping.Token))
        {
            LogAnother(ledger.Consumer, shard);
            return;
        }

        (_at, _stored, _storedAt) = (slice.End, slice.End, time.GetTimestamp());
        LogMeter.Applied(ledger.Consumer, events, time.GetUtcNow());
    }

    /// <returns>False: it failed, and the checkpoint is to be loaded anew, since the commit may have happened.</returns>
    private async Task<bool> Guard(Func<Task> step)
    {
        try
        {
            await step();
            return true;
        }
        catch (Exception) when (_stopping.IsCancellationRequested)
        {
            return false;
        }
        catch (Exception e)
        {
            _stored = null;
            LogFailed(ledger.Consumer, shard, e);
            return false;
        }
    }
}
