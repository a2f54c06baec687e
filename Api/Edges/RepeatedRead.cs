namespace LeadGrid.Edges;

/// <summary>
/// Repeats a read that is not answered: one that went by a silo that hangs never is, and by the time of the next the Api
/// goes by another. For reads on which many requests wait; a single caller's own is repeated by the caller.
/// </summary>
internal static class RepeatedRead
{
    /// <summary>How long one call is waited for: a grain that is activated on a busy silo answers sooner.</summary>
    public static readonly TimeSpan Attempt = TimeSpan.FromSeconds(3);

    /// <summary>Together longer than silos and Apis take to leave one that hangs.</summary>
    public const int Attempts = 5;

    /// <exception cref="TimeoutException">None was answered.</exception>
    public static async Task<T> Of<T>(Func<Task<T>> read, TimeProvider time)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await read().WaitAsync(Attempt, time);
            }
            catch (TimeoutException) when (attempt < Attempts)
            {
                // Asked again above; the last one's throws.
            }
        }
    }
}
