namespace LeadGrid.Routing;

/// <summary>Bounds of a campaign's router.</summary>
internal sealed class RouterOptions
{
    /// <summary>Leads in one transaction. Larger batches write faster and answer later; 500 takes about 40 ms here.</summary>
    public int MaximumBatch { get; set; } = 500;

    /// <summary>Leads that may wait for a transaction before new posts are told to come back later.</summary>
    public int MaximumDepth { get; set; } = 20_000;

    /// <summary>A push of changed settings can be lost with its silo; this often they are read again in any case.</summary>
    public TimeSpan SettingsRefresh { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Longest time one transaction may take, lock wait included.</summary>
    public TimeSpan TransactionTimeout { get; set; } = TimeSpan.FromSeconds(30);
}
