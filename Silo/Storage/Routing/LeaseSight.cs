namespace LeadGrid.Storage.Routing;

/// <summary>What a process goes by when it chooses the allowances to lock: wrong, it costs a lock or another attempt.</summary>
/// <param name="Now">The database's clock when this process last saw it; null: not yet, and every allowance at a cap is locked.</param>
/// <param name="Locked">Brokers whose allowances are locked whatever leases there are.</param>
internal sealed record LeaseSight(DateTimeOffset? Now, IReadOnlySet<string> Locked);
