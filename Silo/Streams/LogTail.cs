using LeadGrid.Log;
using LeadGrid.Storage.Log;
using Microsoft.Extensions.Options;
using Npgsql;

namespace LeadGrid.Streams;

/// <summary>
/// Reads the log's growing end once for all shards of this silo. It begins at the edge it finds and never reads what lies
/// before: that is the consumers' own affair. While shards are followed it polls, fast while there is something and
/// slowly while there is not; a commit in this process wakes it.
/// </summary>
internal sealed partial class LogTail(
    LogEnd log, LogSignal signal, IOptions<LogStreamOptions> options, TimeProvider time, ILogger<LogTail> logger)
    : IAsyncDisposable
{
    /// <summary>From one look to the next when something has just been there, or is about to be.</summary>
    private static readonly TimeSpan Alert = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan AwayPause = TimeSpan.FromSeconds(1);

    private readonly LogStreamOptions _options = options.Value;
    private readonly Lock _gate = new();
    private ShardInbox[] _followed = [];
    private CancellationTokenSource? _stopping;
    private Task _reading = Task.CompletedTask;

    /// <summary>Up to where everything is read; null: not begun.</summary>
    private LogMark? _at;

    public ShardInbox Follow(int shard)
    {
        var inbox = new ShardInbox(shard, _options.CacheEvents);
        lock (_gate)
        {
            _followed = [.. _followed, inbox];
            if (_stopping is null)
            {
                _stopping = new CancellationTokenSource();
                var stop = _stopping.Token;
                var before = _reading;
                _reading = Task.Run(() => Run(before, stop), CancellationToken.None);
            }
        }

        signal.Committed();
        return inbox;
    }

    public async Task Leave(ShardInbox inbox)
    {
        Task ended;
        CancellationTokenSource? last = null;
        lock (_gate)
        {
            _followed = [.. _followed.Where(f => f != inbox)];
            ended = _reading;
            if (_followed.Length == 0)
            {
                (last, _stopping) = (_stopping, null);
            }
        }

        if (last is not null)
        {
            await last.CancelAsync();
            await ended;
            last.Dispose();
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var inbox in _followed)
        {
            await Leave(inbox);
        }
    }

    private async Task Run(Task before, CancellationToken stop)
    {
        await before;
        _at = null;
        var idle = Alert;
        while (!stop.IsCancellationRequested)
        {
            try
            {
                var (found, full) = await ReadOnce(stop);
                if (full)
                {
                    continue;
                }

                if (found)
                {
                    idle = Alert;
                    await Task.Delay(_options.Gather, time, stop);
                }
                else
                {
                    idle = await signal.Wait(idle, stop) ? Alert : Shorter(idle * 2, _options.Idle);
                }
            }
            catch (Exception) when (stop.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e) when (e is NpgsqlException or TimeoutException or OperationCanceledException)
            {
                LogUnreadable(e);
                await Task.Delay(AwayPause, time, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task<(bool Found, bool Full)> ReadOnce(CancellationToken stop)
    {
        var followed = _followed;
        var read = await log.Read(_at, [.. followed.Select(f => f.Shard).Distinct()], _options.ReadLimit, stop);
        LogTailMeter.Observe(read.Horizon, time);
        if (_at is { } at && read.End.Position < at.Position)
        {
            // Another server, or an older state of this one. In a new epoch whatever comes lies after all that was, and
            // where the consumers stand is in the database, which went back with it.
            LogWentBack(at.Position, read.End.Position);
            await log.EnsureEpoch(stop);
            _at = null;
            Array.ForEach(followed, f => f.Told = null);
            return (Found: false, Full: true);
        }

        var now = time.GetTimestamp();
        var shards = read.Events.ToLookup(e => LogShards.Of(e.LeadId));
        foreach (var inbox in followed)
        {
            var from = inbox.Told ?? _at?.Position ?? read.End.Position;
            LoggedEvent[] events = [.. shards[inbox.Shard].Where(e => e.Position > from)];
            if (events.Length > 0 || inbox.Told is null || time.GetElapsedTime(inbox.ToldAt, now) >= _options.Beat)
            {
                inbox.Put(new LogSlice(inbox.Shard, from, read.End.Position, read.End.At, events));
                (inbox.Told, inbox.ToldAt) = (read.End.Position, now);
            }
        }

        _at = read.End;
        return (read.Events.Count > 0, read.Full);
    }

    private static TimeSpan Shorter(TimeSpan a, TimeSpan b) => a < b ? a : b;

    [LoggerMessage(2111, LogLevel.Warning, "The log cannot be read; trying again")]
    private partial void LogUnreadable(Exception fault);

    [LoggerMessage(2112, LogLevel.Error, "The log's end went back from {From} to {To}: another server, or an older state of this one")]
    private partial void LogWentBack(LogPosition from, LogPosition to);
}
