using LeadGrid.Brokers;
using LeadGrid.Leads;

namespace LeadGrid.Routing;

/// <summary>The transactions of a campaign's router. Each holds the campaign's lock from its first statement to its end.</summary>
internal interface IRoutingTransactions
{
    /// <summary>Makes the caller the campaign's only router: what an earlier one asks for from now on is refused.</summary>
    /// <returns>The epoch to name in <see cref="RoutingReads.Epoch"/>.</returns>
    Task<long> TakeOver(string campaign, CancellationToken cancellation);

    /// <summary>
    /// Runs <paramref name="work"/> in one transaction. It is run again, on fresh reads, when the database says that
    /// the transaction lost a race; so it must have no effect but through the transaction.
    /// </summary>
    /// <param name="wanted">What the work reads: it comes with the lock, in the same round trip.</param>
    /// <returns>What the work returned, once it is on disk.</returns>
    /// <exception cref="SupersededException">Another router has taken over; nothing was written.</exception>
    Task<T> Run<T>(string campaign, RoutingReads wanted, Func<IRoutingTransaction, Task<T>> work, CancellationToken cancellation);

    /// <summary>The same reads, and nothing is written: for rehearsals.</summary>
    Task<T> Read<T>(string campaign, RoutingReads wanted, Func<IRoutingTransaction, Task<T>> work, CancellationToken cancellation);
}

/// <summary>What a transaction reads as it takes its lock.</summary>
/// <param name="Brokers">Whose allowances, as the campaign knows their caps.</param>
/// <param name="Batch">The posts whose keys and identities are looked up.</param>
/// <param name="DuplicateWindow">How long an identity stays claimed.</param>
internal sealed record RoutingReads(IReadOnlyCollection<BrokerProfile> Brokers, IReadOnlyList<PreparedLead> Batch, TimeSpan DuplicateWindow)
{
    /// <summary>As which router; null: nobody's but the lock's holder.</summary>
    public long? Epoch { get; init; }

    public static RoutingReads None { get; } = new([], [], TimeSpan.Zero);

    /// <summary>The transaction assigns at most so many leads: its posts, or a page of those who wait.</summary>
    public int Most => Batch.Count == 0 ? WaitingPage.Longest : Batch.Count;

    /// <summary>What deciding these posts takes; no posts: what walking the queue takes.</summary>
    public static RoutingReads For(RoutingSettings settings, IReadOnlyList<PreparedLead> batch, long? epoch = null) => new(
        [.. settings.Members.Select(m => m.Profile)], batch, TimeSpan.FromDays(settings.Campaign.DuplicateWindowDays)) { Epoch = epoch };
}

internal interface IRoutingTransaction
{
    /// <summary>The database's clock once the lock was held: the one that all processes share.</summary>
    DateTimeOffset Now { get; }

    Guid CommitId { get; }

    IReadOnlyDictionary<string, Allowance> Allowances { get; }

    /// <summary>A fresh copy of the campaign's rotations.</summary>
    RotationBook Rotations();

    /// <summary>First answers and claims that the batch meets.</summary>
    IntakeBook Book { get; }

    /// <summary>Waiting leads of these states, best score first, then oldest.</summary>
    Task<WaitingPage> Waiting(string[] states, WaitingCursor? after, int limit);

    Task<bool> AnyWaiting();

    /// <summary>Writes leads, log, claims and keys of a batch.</summary>
    void Write(IntakeDecision decision);

    /// <summary>Assigns waiting leads to brokers.</summary>
    void Write(IReadOnlyList<WaitingAssignment> assignments);

    /// <summary>Writes what the desk changed: allowances and rotations.</summary>
    void Write(RoutingDesk desk);

    /// <summary>Has leads woken at once, to find out what follows for them.</summary>
    void Wake(IEnumerable<Guid> leads);

    /// <summary>Plans the campaign's next look at its waiting leads; null: there is nothing to look for.</summary>
    void PlanNextLook(DateTimeOffset? at);
}

/// <summary>A waiting lead with what its routing conditions are tested on; personal data included, in memory only.</summary>
internal sealed record WaitingLead(LeadState State, LeadFacts Facts);

internal sealed record WaitingCursor(int Score, DateTimeOffset ReceivedAt, Guid LeadId);

/// <param name="Next">Null: that was the last page.</param>
internal sealed record WaitingPage(IReadOnlyList<WaitingLead> Leads, WaitingCursor? Next)
{
    public const int Longest = 500;
}

/// <param name="Next">The lead as it is after the assignment.</param>
internal sealed record WaitingAssignment(LeadState Next, LeadEvent Event);
