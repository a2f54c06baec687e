namespace LeadGrid.Faults.Workload;

internal static class Pause
{
    /// <summary>Waits, and no longer than there is reason to.</summary>
    public static async Task For(TimeSpan time, CancellationToken stop) =>
        await Task.Delay(time, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
}
