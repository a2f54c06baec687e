using LeadGrid.Contacts;
using LeadGrid.Storage.Commits;
using LeadGrid.Storage.Leads;

namespace LeadGrid.Storage.Contacts;

/// <summary>An entry of a ledger, sealed and chained.</summary>
internal sealed record LedgerRow(string Contact, long Number, DateTimeOffset At, string Kind, byte[] Sealed, byte[] Hash);

/// <summary>Entries of one contact on their way to disk.</summary>
internal sealed class ContactWrite(ContactState seen, ContactState next, IReadOnlyList<LedgerRow> rows, byte[] seal, IReadOnlyList<OutboxRow> outbox, CancellationToken cancellation)
    : PendingWrite(cancellation)
{
    public string Contact { get; } = next.Key.ToString();

    public ContactState Seen { get; } = seen;

    public ContactState Next { get; } = next;

    public IReadOnlyList<LedgerRow> Rows { get; } = rows;

    public byte[] Seal { get; } = seal;

    /// <summary>What is to be done outside because of them.</summary>
    public IReadOnlyList<OutboxRow> Outbox { get; } = outbox;
}
