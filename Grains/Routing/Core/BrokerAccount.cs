using LeadGrid.Brokers;

namespace LeadGrid.Routing;

/// <summary>A broker's allowance as a transaction read it.</summary>
/// <param name="Counted">Used and leased out.</param>
/// <param name="Leased">The sizes of all its leases, used or not.</param>
/// <param name="Terms">Of its leases; those of one broker agree.</param>
/// <param name="Locked">Nobody else changes it, grants a lease or takes one back until the transaction ends.</param>
internal sealed record AllowanceRow(Allowance Counted, int Leased, string Terms, bool Locked);

/// <summary>One broker in one transaction: what its allowance and the campaign's own lease permit.</summary>
/// <param name="own">The campaign's lease; null: it never had one.</param>
/// <param name="most">The transaction assigns at most so many leads.</param>
internal sealed class BrokerAccount(BrokerProfile profile, AllowanceRow row, Lease? own, int most, DateTimeOffset now)
{
    private readonly DateOnly _today = WorkingHoursClock.LocalDate(profile.Hours, now);
    private readonly string _terms = LeasePolicy.Terms(profile.Caps);
    private readonly List<HeldLease> _returned = [];
    private Allowance _counted = own is null ? row.Counted : row.Counted.Return(own);

    public string Broker => profile.Id;

    public bool IsLocked => row.Locked;

    /// <summary>
    /// The campaign's lease where the transaction goes by it, without the allowance's lock. One that the allowance's day has
    /// outlived is not used, whatever day it is for this campaign; nor one without room, which a build that knows no leases
    /// can have used up by a cap that it had not yet heard was lowered.
    /// </summary>
    public Lease? InUse => !row.Locked && own is not null && own.Permits(most, _terms, _today)
        && row.Counted.Day <= own.Day && LeasePolicy.Room(Allowance, profile.Caps) >= most ? own : null;

    /// <summary>Without the campaign's own lease, which is its to give.</summary>
    public Allowance Allowance => _counted.On(_today);

    public IReadOnlyList<HeldLease> Returned => _returned;

    /// <summary>
    /// Whether the transaction can be decided by what it knows: it holds the allowance's lock, or a lease for more than it
    /// can assign, or nobody can assign anything. The last is true of the moment at which the row was read, lock or not.
    /// </summary>
    public bool IsCertain => row.Locked || InUse is not null || (row.Leased == 0 && LeasePolicy.IsSpent(Allowance, profile.Caps));

    /// <summary>
    /// Whether the other campaigns have to return their leases first: there is not enough beside them, they are of another
    /// day (who has not heard of a new time zone would go on using his), or were granted under other caps.
    /// </summary>
    public bool IsShort => row.Locked && Others > 0
        && (row.Counted.Day < _today || row.Terms != _terms || LeasePolicy.Room(Allowance, profile.Caps) < most);

    private int OwnSize => own?.Size ?? 0;

    private int Others => row.Leased - OwnSize - _returned.Sum(l => l.Lease.Size);

    /// <summary>Takes back a lease of another campaign.</summary>
    public void TakeBack(HeldLease lease)
    {
        _counted = _counted.Return(lease.Lease);
        _returned.Add(lease);
    }

    /// <summary>Under the lock: the row after so many leads, and the campaign's new lease. Null: nothing changes.</summary>
    public AllowanceSettlement? Settle(int leads)
    {
        var used = Allowance.Count(leads);
        var size = LeasePolicy.Size(LeasePolicy.Room(used, profile.Caps), most);
        var lease = size == 0 && OwnSize == 0 ? null : new Lease(used.Day, _terms, size, 0, (own?.Epoch ?? 0) + 1);
        return leads == 0 && lease is null && _returned.Count == 0
            ? null
            : new AllowanceSettlement(
                Broker, row with { Counted = used.Count(size), Leased = Others + size, Terms = _terms }, lease);
    }
}
