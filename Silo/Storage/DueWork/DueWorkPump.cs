using System.Collections.Concurrent;
using System.Threading.Channels;
using LeadGrid.Leads;
using Microsoft.Extensions.Options;
using Npgsql;

namespace LeadGrid.Storage.DueWork;

/// <summary>
/// Does the work whose time has come. One loop claims as long as there is room, another removes what is done, many rows a
/// transaction. Work that fails comes back after a growing pause, and after too many attempts is given up, which is
/// counted and stays in the table. A stop finishes what is under way and gives the rest back.
/// </summary>
internal sealed partial class DueWorkPump : BackgroundService
{
    private const int LeastClaim = 64;
    private static readonly TimeSpan ShortestPoll = TimeSpan.FromMilliseconds(20);

    private readonly DueWorkQueue _queue;
    private readonly Dictionary<DueWorkKind, IDueWorkHandler> _handlers;
    private readonly DueWorkOptions _options;
    private readonly CampaignRates _rates;
    private readonly TimeProvider _time;
    private readonly ILogger<DueWorkPump> _logger;
    private readonly LeaseOwner _owner;
    private readonly SemaphoreSlim _room;
    private readonly ConcurrentDictionary<LeasedWork, byte> _held = new();
    private readonly Channel<(LeasedWork Work, DueWorkEffect? Effect)> _finished =
        Channel.CreateUnbounded<(LeasedWork, DueWorkEffect?)>(new() { SingleReader = true });

    public DueWorkPump(
        DueWorkQueue queue, IEnumerable<IDueWorkHandler> handlers, LeaseOwner owner, IOptions<DueWorkOptions> options, TimeProvider time,
        ILogger<DueWorkPump> logger)
    {
        (_queue, _owner, _options, _time, _logger) = (queue, owner, options.Value, time, logger);
        _handlers = handlers.ToDictionary(h => h.Kind);
        _rates = new CampaignRates(_options.CampaignRate, time);
        _room = new SemaphoreSlim(_options.Concurrency, _options.Concurrency);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var hurry = new CancellationTokenSource();
        var removing = Remove(hurry.Token);
        await Claim(stoppingToken);

        // What is under way may finish; what does not is taken back from it, and its lease given back.
        hurry.CancelAfter(_options.Drain);
        for (var free = 0; free < _options.Concurrency && !hurry.IsCancellationRequested; free++)
        {
            await _room.WaitAsync(hurry.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        _finished.Writer.TryComplete();
        await removing;
        await GiveBack();
    }

    private async Task Claim(CancellationToken stop)
    {
        var idle = ShortestPoll;
        while (!stop.IsCancellationRequested)
        {
            try
            {
                // At least one place; then as many as are free, since nobody but this loop takes any.
                await _room.WaitAsync(stop);
                if (_room.CurrentCount < LeastClaim && _options.Concurrency > LeastClaim)
                {
                    // Nearly full: a moment's wait makes one claim of what would be many of a piece or two.
                    await Task.Delay(ShortestPoll, _time, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                }

                var limit = Math.Min(_room.CurrentCount + 1, _options.Batch);
                IReadOnlyList<LeasedWork> work = [];
                try
                {
                    work = await _queue.Claim(limit, _owner.Name, _options.Lease, _handlers.Keys, _rates.Left(), stop);
                }
                finally
                {
                    if (work.Count == 0)
                    {
                        _room.Release();
                    }
                }

                _rates.Take(work);
                var claimed = _time.GetTimestamp();
                foreach (var (index, piece) in work.Index())
                {
                    if (index > 0)
                    {
                        await _room.WaitAsync(CancellationToken.None);
                    }

                    _held[piece] = 0;
                    _ = Task.Run(() => Do(piece, claimed), CancellationToken.None);
                }

                if (work.Count > 0)
                {
                    idle = ShortestPoll;
                    if (work.Count >= Math.Min(LeastClaim, limit))
                    {
                        continue;
                    }

                    // A trickle: what comes due within the next moment goes in one claim, too.
                }
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e) when (e is NpgsqlException or TimeoutException or OperationCanceledException)
            {
                LogDatabaseAway(e);
                idle = _options.IdlePoll;
            }

            await Task.Delay(idle, _time, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            idle = idle * 2 < _options.IdlePoll ? idle * 2 : _options.IdlePoll;
        }
    }

    private async Task Do(LeasedWork work, long claimed)
    {
        try
        {
            DueWorkMeter.Begun(work, _time.GetElapsedTime(claimed));
            if (work.Attempts > _options.MaximumAttempts)
            {
                // The attempts before ended without a word: whoever made them was killed.
                await Fail(work, "no answer");
                return;
            }

            using var timeout = new CancellationTokenSource(_options.Timeout, _time);
            // A grain call does not end with its token: it is left alone, and what it does is safe to be done again.
            var effect = await _handlers[work.Kind].Handle(work, timeout.Token).WaitAsync(timeout.Token);
            await _finished.Writer.WriteAsync((work, effect), CancellationToken.None);
        }
        catch (Exception e)
        {
            await Fail(work, e.GetType().Name, e);
        }
    }

    private async Task Fail(LeasedWork work, string fault, Exception? cause = null)
    {
        var pause = RetryPauses.After(work, cause, _options);
        if (pause.Counts && cause is not null)
        {
            LogWorkFailed(work.Kind, work.Campaign, work.Attempts, cause);
        }

        try
        {
            if (pause.Counts && work.Attempts >= _options.MaximumAttempts)
            {
                await _queue.Bury(work, fault, CancellationToken.None);
                LogGivenUp(work.Kind, work.Campaign, work.LeadId, work.Attempts, fault);
                DueWorkMeter.Ended(work.Kind, "given_up");
            }
            else
            {
                await _queue.Retry(work, pause, fault, CancellationToken.None);
                DueWorkMeter.Ended(work.Kind, pause.Counts ? "retried" : "unreachable");
            }
        }
        catch (Exception e) when (e is NpgsqlException or TimeoutException)
        {
            // The lease ends by itself.
            LogDatabaseAway(e);
        }

        Let(work);
    }

    /// <summary>A piece keeps its place until its row is dealt with: that bounds what waits to be removed, too.</summary>
    private void Let(LeasedWork work)
    {
        if (_held.TryRemove(work, out _))
        {
            _room.Release();
        }
    }

    private async Task Remove(CancellationToken hurry)
    {
        var done = new List<(LeasedWork Work, DueWorkEffect? Effect)>();
        while (await _finished.Reader.WaitToReadAsync(CancellationToken.None))
        {
            done.Clear();
            while (done.Count < _options.Batch && _finished.Reader.TryRead(out var piece))
            {
                done.Add(piece);
            }

            foreach (var alike in done.GroupBy(d => d.Work.Kind))
            {
                await Complete([.. alike], hurry);
            }

            done.ForEach(d => Let(d.Work));
        }
    }

    private async Task Complete(List<(LeasedWork Work, DueWorkEffect? Effect)> done, CancellationToken hurry)
    {
        try
        {
            var held = await _queue.Complete(done, hurry);
            foreach (var ((kind, ours), pieces) in done.CountBy(d => (d.Work.Kind, held.Contains(d.Work))))
            {
                DueWorkMeter.Ended(kind, ours ? "done" : "superseded", pieces);
            }
        }
        catch (PostgresException e) when ((!e.IsTransient || e.SqlState == PostgresErrorCodes.DeadlockDetected) && done.Count > 1)
        {
            // One piece's effect is impossible, or its row was planned anew by a commit that waited for a neighbour's: rolled
            // back for certain, and the others must not suffer: halved until it stands alone.
            var half = done.Count / 2;
            await Complete(done[..half], hurry);
            await Complete(done[half..], hurry);
        }
        catch (PostgresException e) when (!e.IsTransient)
        {
            await Fail(done[0].Work, $"{nameof(PostgresException)} {e.SqlState}", e);
        }
        catch (Exception e) when (e is NpgsqlException or TimeoutException or OperationCanceledException)
        {
            // Done or not: if not, the leases end by themselves, and the work is done again.
            LogDatabaseAway(e);
        }
        catch (Exception e)
        {
            // Nobody foresaw it. These pieces come back when their leases end, and the loop must live: without it every place is
            // taken by work that is done, and nothing is claimed any more.
            LogNotRemoved(done.Count, e);
        }
    }

    private async Task GiveBack()
    {
        LeasedWork[] left = [.. _held.Keys];
        if (left.Length == 0)
        {
            return;
        }

        try
        {
            using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(5), _time);
            await _queue.Return(left, timeout.Token);
            LogGivenBack(left.Length);
        }
        catch (Exception e) when (e is NpgsqlException or TimeoutException or OperationCanceledException)
        {
            LogDatabaseAway(e);
        }
    }
}
