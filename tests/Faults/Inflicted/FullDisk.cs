namespace LeadGrid.Faults.Inflicted;

/// <summary>A disk of the database that can be filled and freed.</summary>
internal abstract class FullDisk : IAsyncDisposable
{
    /// <summary>A real one, where this machine lets us mount; else a limit of the kernel's with the same effect.</summary>
    public static async Task<FullDisk> Of(Stage stage) => await SmallDisk.TryMount(stage) is { } disk ? disk : new FileLimit(stage);

    public abstract Task Fill();

    public abstract Task Free();

    public abstract ValueTask DisposeAsync();
}
