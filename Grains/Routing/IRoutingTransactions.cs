using LeadGrid.Leads;

namespace LeadGrid.Routing;

/// <summary>The transactions of a campaign's router. Each holds the campaign's lock from its first statement to its end.</summary>
internal interface IRoutingTransactions
{
    /// <summary>
    /// Runs <paramref name="work"/> in one transaction. It is run again, on fresh reads, when the database says that
    /// the transaction lost a race; so it must have no effect but through the transaction.
    /// </summary>
    /// <returns>What the work returned, once it is on disk.</returns>
    Task<T> Run<T>(string campaign, Func<IRoutingTransaction, Task<T>> work, CancellationToken cancellation);

    /// <summary>The same reads, and nothing is written: for rehearsals.</summary>
    Task<T> Read<T>(string campaign, Func<IRoutingTransaction, Task<T>> work, CancellationToken cancellation);
}

internal interface IRoutingTransaction
{
    /// <summary>The database's clock at the start of the transaction: the one that all processes share.</summary>
    DateTimeOffset Now { get; }

    Guid CommitId { get; }

    Task<IReadOnlyDictionary<string, Allowance>> Allowances(IReadOnlyCollection<string> brokers);

    /// <summary>A fresh copy of the campaign's rotations.</summary>
    Task<RotationBook> Rotations();

    Task<IntakeBook> Book(IReadOnlyList<PreparedLead> batch, TimeSpan duplicateWindow);

    /// <summary>Waiting leads of these states, best score first, then oldest.</summary>
    Task<WaitingPage> Waiting(string[] states, WaitingCursor? after, int limit);

    Task<bool> AnyWaiting();

    /// <summary>Writes leads, log, claims and keys of a batch.</summary>
    Task Write(IntakeDecision decision);

    /// <summary>Assigns waiting leads to brokers.</summary>
    Task Write(IReadOnlyList<WaitingAssignment> assignments);

    /// <summary>Writes what the desk changed: allowances and rotations.</summary>
    Task Write(RoutingDesk desk);

    /// <summary>Plans the campaign's next look at its waiting leads; null: there is nothing to look for.</summary>
    Task PlanNextLook(DateTimeOffset? at);
}

/// <summary>A waiting lead with what its routing conditions are tested on; personal data included, in memory only.</summary>
internal sealed record WaitingLead(LeadState State, LeadFacts Facts);

internal sealed record WaitingCursor(int Score, DateTimeOffset ReceivedAt, Guid LeadId);

/// <param name="Next">Null: that was the last page.</param>
internal sealed record WaitingPage(IReadOnlyList<WaitingLead> Leads, WaitingCursor? Next);

/// <param name="Next">The lead as it is after the assignment.</param>
internal sealed record WaitingAssignment(LeadState Next, LeadEvent Event);
