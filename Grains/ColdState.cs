namespace LeadGrid;

/// <summary>The one way to write cold state: what was not written is never served.</summary>
internal static class ColdState
{
    /// <summary>
    /// Writes <paramref name="next"/>. After a failure nobody knows what is on disk, so the activation ends and the
    /// next one reads it.
    /// </summary>
    public static async Task Commit<T>(this IPersistentState<T> state, T next, IGrainBase grain)
    {
        var before = state.State;
        state.State = next;
        try
        {
            await state.WriteStateAsync();
        }
        catch
        {
            state.State = before;
            grain.DeactivateOnIdle();
            throw;
        }
    }
}
