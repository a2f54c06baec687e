using System.Runtime.CompilerServices;

namespace LeadGrid.Feeds;

/// <summary>
/// One browser's stream. It holds a position and nothing else: whoever pulls slowly gets fewer frames, each made from
/// the relay's log when it is pulled. Awaiting the pull is the back-pressure.
/// </summary>
/// <param name="follow">Called when the stream begins; what it returns is given back when the stream ends.</param>
/// <param name="demandRights">Throws for somebody who has lost the right to watch.</param>
internal sealed class Watching(Func<Relays.Lease> follow, Func<CancellationToken, ValueTask> demandRights, TimeProvider time)
    : IDisposable
{
    private static readonly TimeSpan RightsPeriod = TimeSpan.FromSeconds(30);

    private readonly CancellationTokenSource _replaced = new();
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool _begun;

    /// <param name="has">What the browser has; null at first.</param>
    public async IAsyncEnumerable<GridFrame> Frames(FeedPosition? has, [EnumeratorCancellation] CancellationToken cancel)
    {
        _begun = true;
        using var lease = follow();
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancel, _replaced.Token);
        GridMeter.Watchers.Add(1);
        try
        {
            var demanded = time.GetTimestamp();
            await using var frames = new FrameSource(lease, time).Frames(has, either.Token).GetAsyncEnumerator(either.Token);
            while (await Next(frames))
            {
                // As it is handed out, not by a timer: a stream that is stuck gives nobody anything.
                if (time.GetElapsedTime(demanded) >= RightsPeriod)
                {
                    await demandRights(cancel);
                    demanded = time.GetTimestamp();
                }

                GridMeter.Sent(frames.Current);
                yield return frames.Current;
            }
        }
        finally
        {
            GridMeter.Watchers.Add(-1);
            _ended.SetResult();
        }
    }

    /// <summary>Ends the stream without an error, and returns when it has given back what it held.</summary>
    public async Task End()
    {
        await _replaced.CancelAsync();
        if (_begun)
        {
            await _ended.Task;
        }
    }

    public void Dispose() => _replaced.Dispose();

    private async ValueTask<bool> Next(IAsyncEnumerator<GridFrame> frames)
    {
        try
        {
            return await frames.MoveNextAsync();
        }
        catch (OperationCanceledException) when (_replaced.IsCancellationRequested)
        {
            return false;
        }
    }
}
