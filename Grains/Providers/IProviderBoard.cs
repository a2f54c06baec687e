namespace LeadGrid.Providers;

/// <summary>What this silo knows of its providers, and what waits for them.</summary>
internal interface IProviderBoard
{
    ProviderReport[] Here();

    Task<OutboxDepth> Outbox(CancellationToken cancellation);
}
