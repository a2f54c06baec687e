namespace LeadGrid.Storage.DueWork;

/// <param name="Counts">Whether it was an attempt, of which there are only so many.</param>
internal readonly record struct RetryPause(TimeSpan Length, bool Counts);

/// <summary>How long work that failed waits before it is tried again.</summary>
internal static class RetryPauses
{
    /// <summary>
    /// Doubling pauses, but for work that could not even be handed to its grain: that says nothing of the work. Its grain's
    /// silo has died, and is soon known to be dead; doubled pauses would outlast that by as long again. So it is tried at
    /// short and equal pauses and not counted, as long as it is not very late.
    /// </summary>
    public static RetryPause After(LeasedWork work, Exception? fault, DueWorkOptions options) =>
        fault is OrleansMessageRejectionException && work.Late < options.UnreachableFor
            ? new RetryPause(options.UnreachablePause, Counts: false)
            : new RetryPause(Doubled(work.Attempts, options), Counts: true);

    private static TimeSpan Doubled(int attempts, DueWorkOptions options)
    {
        var pause = options.FirstPause * Math.Pow(2, Math.Min(attempts - 1, 30));
        return pause < options.LongestPause ? pause : options.LongestPause;
    }
}
