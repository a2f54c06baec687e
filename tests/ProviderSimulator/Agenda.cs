namespace LeadGrid.Simulation;

/// <summary>What is to happen later. Bounded, and ended with the simulator.</summary>
internal sealed class Agenda(int maximum, TimeProvider time, ILogger<Agenda> log) : IAsyncDisposable
{
    // Not disposed of: requests that are open when the simulator ends still look at its token.
    private readonly CancellationTokenSource _stop = new();
    private readonly TaskCompletionSource _empty = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _planned = 1; // One for the agenda itself, until it is closed.
    private int _closed;

    public bool IsFull => Volatile.Read(ref _planned) > maximum;

    public CancellationToken Stopping => _stop.Token;

    public void Later(TimeSpan wait, Func<CancellationToken, Task> act)
    {
        Interlocked.Increment(ref _planned);
        _ = Do(wait, act);
    }

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _closed, 1) == 1)
        {
            return;
        }

        await _stop.CancelAsync();
        Done();
        await _empty.Task.WaitAsync(TimeSpan.FromSeconds(30));
    }

    private async Task Do(TimeSpan wait, Func<CancellationToken, Task> act)
    {
        try
        {
            // Not in the caller's stack, even when there is nothing to wait for.
            await Task.Yield();
            if (wait > TimeSpan.Zero)
            {
                await Task.Delay(wait, time, _stop.Token);
            }

            await act(_stop.Token);
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // The simulator ends.
        }
        catch (Exception fault)
        {
            AgendaLog.Failed(log, fault);
        }
        finally
        {
            Done();
        }
    }

    private void Done()
    {
        if (Interlocked.Decrement(ref _planned) == 0)
        {
            _empty.TrySetResult();
        }
    }
}

internal static partial class AgendaLog
{
    [LoggerMessage(Level = LogLevel.Error, Message = "Something that was planned failed.")]
    public static partial void Failed(ILogger log, Exception fault);
}
