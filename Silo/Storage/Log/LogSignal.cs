namespace LeadGrid.Storage.Log;

/// <summary>Told after a commit of this process that wrote to the log, so that its reader need not wait for its next look.</summary>
internal sealed class LogSignal(TimeProvider time)
{
    private volatile TaskCompletionSource _committed = New();

    /// <summary>Costs a few nanoseconds when nobody waits.</summary>
    public void Committed() => _committed.TrySetResult();

    /// <summary>Waits, until the next commit at the longest.</summary>
    /// <returns>Whether a commit ended it.</returns>
    public async Task<bool> Wait(TimeSpan longest, CancellationToken stop)
    {
        var committed = _committed.Task;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(stop);
        await Task.WhenAny(committed, Task.Delay(longest, time, patience.Token));
        await patience.CancelAsync();
        if (!committed.IsCompleted)
        {
            return false;
        }

        // Before the read that follows: a commit during that read is told again.
        _committed = New();
        return true;
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
