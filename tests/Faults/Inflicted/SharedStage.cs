namespace LeadGrid.Faults.Inflicted;

/// <summary>One cluster for all short rounds: its start takes longer than any of them.</summary>
public sealed class SharedStage : IAsyncLifetime
{
    internal Stage Stage { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Stage = await Stage.Set();

    public async ValueTask DisposeAsync()
    {
        if (Stage is not null)
        {
            await Stage.DisposeAsync();
        }
    }
}
