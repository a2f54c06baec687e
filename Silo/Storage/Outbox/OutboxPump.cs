using System.Threading.Channels;
using Microsoft.Extensions.Options;
using Npgsql;

namespace LeadGrid.Storage.Outbox;

/// <summary>
/// Carries out effects on the world outside. One loop claims as long as there is room, another removes what is settled, many rows a
/// statement. What fails comes back after a growing pause; what ends it is for the handler to say, by age.
/// </summary>
internal sealed partial class OutboxPump(
    OutboxQueue queue, IEnumerable<IOutboxHandler> handlers, IOptions<OutboxOptions> options, TimeProvider time, ILogger<OutboxPump> logger) : BackgroundService
{
    private const int Batch = 256;
    private static readonly TimeSpan s_shortestPoll = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan s_longestPause = TimeSpan.FromHours(1);

    private readonly Dictionary<string, IOutboxHandler> _handlers = handlers.ToDictionary(handler => handler.Kind);
    private readonly OutboxOptions _options = options.Value;
    private readonly SemaphoreSlim _room = new(options.Value.Concurrency, options.Value.Concurrency);
    private readonly Channel<(LeasedEffect Effect, DateTimeOffset? Again)> _finished =
        Channel.CreateUnbounded<(LeasedEffect, DateTimeOffset?)>(new() { SingleReader = true });

    public override void Dispose()
    {
        _room.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var finishing = Finish();
        await Claim(stoppingToken);
        using var hurry = new CancellationTokenSource(_options.Drain, time);
        for (var free = 0; free < _options.Concurrency && !hurry.IsCancellationRequested; free++)
        {
            await _room.WaitAsync(hurry.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        _finished.Writer.TryComplete();
        await finishing;
    }

    private async Task Claim(CancellationToken stop)
    {
        var idle = s_shortestPoll;
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await _room.WaitAsync(stop);
                IReadOnlyList<LeasedEffect> effects = [];
                try
                {
                    effects = await queue.Claim(Math.Min(_room.CurrentCount + 1, Batch), _options.Lease, _handlers.Keys, stop);
                }
                finally
                {
                    if (effects.Count == 0)
                    {
                        _room.Release();
                    }
                }

                foreach (var (index, effect) in effects.Index())
                {
                    if (index > 0)
                    {
                        await _room.WaitAsync(CancellationToken.None);
                    }

                    _ = Task.Run(() => Do(effect), CancellationToken.None);
                }

                idle = effects.Count > 0 ? s_shortestPoll : Longer(idle);
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

            await Task.Delay(idle, time, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private TimeSpan Longer(TimeSpan idle) => idle * 2 < _options.IdlePoll ? idle * 2 : _options.IdlePoll;

    private async Task Do(LeasedEffect effect)
    {
        DateTimeOffset? again;
        try
        {
            using var timeout = new CancellationTokenSource(_options.Timeout, time);
            again = await _handlers[effect.Kind].Handle(effect, timeout.Token).WaitAsync(timeout.Token);
        }
        catch (Exception e)
        {
            // Whatever it was, the message is not lost: asked for again, its contact knows whether it has left.
            LogEffectFailed(effect.Kind, effect.Campaign, effect.Attempts, e);
            again = time.GetUtcNow() + Pause(effect.Attempts);
        }

        await _finished.Writer.WriteAsync((effect, again), CancellationToken.None);
    }

    private TimeSpan Pause(int attempts)
    {
        var pause = _options.FirstPause * Math.Pow(2, Math.Min(attempts - 1, 20));
        return pause < s_longestPause ? pause : s_longestPause;
    }

    private async Task Finish()
    {
        var finished = new List<(LeasedEffect, DateTimeOffset?)>();
        while (await _finished.Reader.WaitToReadAsync(CancellationToken.None))
        {
            finished.Clear();
            while (finished.Count < Batch && _finished.Reader.TryRead(out var one))
            {
                finished.Add(one);
            }

            try
            {
                await queue.Finish(finished, CancellationToken.None);
            }
            catch (Exception e) when (e is NpgsqlException or TimeoutException)
            {
                // The leases end by themselves, and what was settled is found to be.
                LogDatabaseAway(e);
            }

            _room.Release(finished.Count);
        }
    }

    [LoggerMessage(LogLevel.Warning, "The outbox waits: the database does not answer")]
    private partial void LogDatabaseAway(Exception exception);

    [LoggerMessage(LogLevel.Warning, "An effect of kind {Kind} in campaign {Campaign} failed at attempt {Attempt}")]
    private partial void LogEffectFailed(string kind, string campaign, int attempt, Exception exception);
}
