using LeadGrid.Leads;

namespace LeadGrid.Storage.DueWork;

/// <summary>One piece of due work, leased to this process.</summary>
/// <param name="Version">Of what it was planned for: a handler ignores work that is older than what it finds.</param>
/// <param name="Attempts">This one included.</param>
/// <param name="Lease">The claim that holds it.</param>
/// <param name="Late">By the database's clock, when it was claimed.</param>
internal sealed record LeasedWork(
    string Campaign, Guid LeadId, DueWorkKind Kind, long Version, int Attempts, Guid Lease, TimeSpan Late);

/// <summary>Does one kind of due work. May be called again for the same piece: by a lease that ran out, after a fault.</summary>
internal interface IDueWorkHandler
{
    DueWorkKind Kind { get; }

    /// <summary>
    /// Does the work. What has to take effect exactly once is given back: it is written in the transaction that removes
    /// the row, if the row is still this lease's and of this version, and otherwise not at all. A transaction holds pieces
    /// of one kind, so that what may be appended once a transaction, such as events of the log, can be an effect. A grain
    /// that replaces or removes the row in a transaction of its own gives back null; what it planned anew survives.
    /// </summary>
    Task<DueWorkEffect?> Handle(LeasedWork work, CancellationToken cancellation);
}
