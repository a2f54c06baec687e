using LeadGrid.Compliance;

namespace LeadGrid.Contacts;

/// <summary>The durable side of contacts: their ledgers, and what leads and lists say about them.</summary>
internal interface IContactLedger
{
    /// <returns>The contact as its ledger makes it; an empty one where there is none yet.</returns>
    Task<ContactState> Read(ContactKey key, CancellationToken cancellation);

    /// <summary>Appends entries. When it returns they are on disk.</summary>
    /// <returns>The contact after them.</returns>
    /// <exception cref="Orleans.Storage.InconsistentStateException">Somebody else has appended meanwhile; nothing was written.</exception>
    Task<ContactState> Append(ContactState seen, IReadOnlyList<ContactEvent> entries, CancellationToken cancellation);

    /// <summary>
    /// As <see cref="Append(ContactState, IReadOnlyList{ContactEvent}, CancellationToken)"/>, and in the same transaction one
    /// entry to each of other contacts, whatever they have come to.
    /// </summary>
    Task<ContactState> Append(
        ContactState seen, IReadOnlyList<ContactEvent> entries, IReadOnlyList<(ContactKey Key, ContactEvent Entry)> linked, CancellationToken cancellation);

    /// <summary>The newest leads of the person, fifty at most, the newest first. Erased ones are left out.</summary>
    Task<IReadOnlyList<ContactLead>> Leads(ContactKey key, CancellationToken cancellation);

    /// <summary>Every identifier that leads link to this one, itself included, a hundred at most.</summary>
    Task<IReadOnlyList<ContactKey>> Linked(ContactKey key, CancellationToken cancellation);

    /// <summary>Reads the whole ledgers of the next contacts after one, a thousand at most, and proves their chains.</summary>
    Task<LedgerReport> VerifyAll(string? after, CancellationToken cancellation);
}

/// <summary>What a verification of one ledger found.</summary>
/// <param name="BrokenAt">The first entry that is not what was written, or the first that is missing; null: whole.</param>
internal sealed record LedgerFinding(long Entries, long? BrokenAt, string? Problem);
