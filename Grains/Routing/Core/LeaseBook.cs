using LeadGrid.Brokers;

namespace LeadGrid.Routing;

/// <param name="Epoch">The lease's, as it was read.</param>
internal sealed record LeaseSpending(string Broker, long Epoch, int Leads);

/// <param name="Lease">The campaign's lease from now on; of size 0: none any more; null: it has none and had none.</param>
internal sealed record AllowanceSettlement(string Broker, AllowanceRow Row, Lease? Lease);

/// <summary>What a transaction writes of allowances and leases.</summary>
/// <param name="Spent">Leads assigned by leases: allowances stay as they are.</param>
/// <param name="Settled">Allowances that the transaction holds locked.</param>
/// <param name="Returned">Leases of other campaigns that are none any more.</param>
internal sealed record LeaseChanges(
    IReadOnlyList<LeaseSpending> Spent, IReadOnlyList<AllowanceSettlement> Settled, IReadOnlyList<HeldLease> Returned);

/// <summary>
/// A campaign's brokers in one transaction. In this order: lock the <see cref="Unlocked"/> and read again; have the leases
/// of the <see cref="Short"/> returned; decide by <see cref="Allowances"/>; write what <see cref="Close"/> gives.
/// </summary>
internal sealed class LeaseBook
{
    private readonly Dictionary<string, BrokerAccount> _accounts;

    /// <param name="rows">By broker.</param>
    /// <param name="own">The campaign's leases, by broker.</param>
    /// <param name="most">The transaction assigns at most so many leads.</param>
    public LeaseBook(
        IEnumerable<BrokerProfile> brokers, IReadOnlyDictionary<string, AllowanceRow> rows, IReadOnlyDictionary<string, Lease> own,
        int most, DateTimeOffset now) =>
        _accounts = brokers
            .Where(b => rows.ContainsKey(b.Id))
            .ToDictionary(b => b.Id, b => new BrokerAccount(b, rows[b.Id], own.GetValueOrDefault(b.Id), most, now));

    /// <summary>Brokers of whom nothing certain is known without the lock.</summary>
    public IReadOnlyList<string> Unlocked => [.. _accounts.Values.Where(a => !a.IsCertain).Select(a => a.Broker)];

    /// <summary>Brokers whose leases to other campaigns have to be returned before anything is decided.</summary>
    public IReadOnlyList<string> Short => [.. _accounts.Values.Where(a => a.IsShort).Select(a => a.Broker)];

    /// <summary>The campaign's leases that are used without the lock of the allowance, by broker.</summary>
    public IReadOnlyDictionary<string, Lease> InUse => _accounts.Values
        .Where(a => a.InUse is not null)
        .ToDictionary(a => a.Broker, a => a.InUse!);

    /// <summary>What counts against each broker's caps: at least what it has had, and never so much that something would be left over.</summary>
    public IReadOnlyDictionary<string, Allowance> Allowances => _accounts.ToDictionary(a => a.Key, a => a.Value.Allowance);

    /// <param name="leases">Of other campaigns, locked.</param>
    public void TakeBack(IEnumerable<HeldLease> leases)
    {
        foreach (var lease in leases)
        {
            _accounts[lease.Broker].TakeBack(lease);
        }
    }

    /// <param name="changed">The allowances of brokers that got a lead, after it.</param>
    public LeaseChanges Close(IReadOnlyDictionary<string, Allowance> changed)
    {
        var spent = new List<LeaseSpending>();
        var settled = new List<AllowanceSettlement>();
        foreach (var account in _accounts.Values)
        {
            var leads = changed.TryGetValue(account.Broker, out var after) ? after.OpenUsed - account.Allowance.OpenUsed : 0;
            if (account.IsLocked)
            {
                if (account.Settle(leads) is { } settlement)
                {
                    settled.Add(settlement);
                }
            }
            else if (leads > 0)
            {
                spent.Add(new LeaseSpending(account.Broker, account.InUse!.Epoch, leads));
            }
        }

        return new LeaseChanges(spent, settled, [.. _accounts.Values.SelectMany(a => a.Returned)]);
    }
}
