namespace LeadGrid.Storage.Commits;

/// <summary>One grain's write on its way into a group.</summary>
internal abstract class PendingWrite(CancellationToken cancellation)
{
    private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Names this write in its rows, so that an unknown outcome can be found out.</summary>
    public Guid CommitId { get; } = Guid.CreateVersion7();

    /// <summary>Ends the wait for a group. Once the write is under way, only its outcome ends it.</summary>
    public CancellationToken Cancellation { get; } = cancellation;

    /// <summary>When it began to wait, by the time provider's timestamps.</summary>
    public long Since { get; set; }

    /// <summary>Done when the write is on disk, or faulted with why it is not.</summary>
    public Task Done => _done.Task;

    public void Succeed() => _done.TrySetResult();

    public void Fail(Exception why) => _done.TrySetException(why);

    public void Cancel() => _done.TrySetCanceled(Cancellation);
}
