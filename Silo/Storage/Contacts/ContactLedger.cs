using LeadGrid.Access;
using LeadGrid.Compliance;
using LeadGrid.Contacts;
using LeadGrid.Storage.Commits;
using Microsoft.Extensions.Options;

namespace LeadGrid.Storage.Contacts;

/// <summary>The contacts' shared way to disk and back.</summary>
internal sealed class ContactLedger : IContactLedger, ILifecycleParticipant<ISiloLifecycle>, IAsyncDisposable
{
    private readonly LedgerSeals _seals;
    private readonly LedgerReads _reads;
    private readonly LinkedAppend _linked;
    private readonly ContactLeads _leads;
    private readonly GroupCommit<ContactWrite> _writes;
    private readonly GroupRead<string, StoredLedger> _ledgers;

    public ContactLedger(
        LeadDataSource database, LedgerSeals seals, LedgerReads reads, LinkedAppend linked, ContactLeads leads,
        IOptions<GroupCommitOptions> options, TimeProvider time, ILogger<GroupCommit<ContactWrite>> log)
    {
        (_seals, _reads, _linked, _leads) = (seals, reads, linked, leads);
        _writes = new GroupCommit<ContactWrite>(new ContactTable(), database, options, time, log);
        _ledgers = new GroupRead<string, StoredLedger>(reads.Read);
    }

    public void Start()
    {
        _writes.Start();
        _ledgers.Start();
    }

    public async Task<ContactState> Read(ContactKey key, CancellationToken cancellation)
    {
        if (await _ledgers.Read(key.ToString(), cancellation) is not { } stored)
        {
            return new ContactState { Key = key, KeyId = Guid.Empty };
        }

        var state = new ContactState { Key = key, KeyId = stored.KeyId };
        foreach (var row in stored.Rows)
        {
            // What cannot be opened any more was erased: nobody knows what it said, so nobody is contacted.
            var entry = await _seals.Open(key, stored.KeyId, row, cancellation)
                ?? new ContactRefused(RefusalScope.Everything, "erased", null, false, false) { At = row.At, By = Actor.Router("erasure") };
            state = ContactFold.Apply(state, entry) with { Version = row.Number, Head = row.Hash };
        }

        return state;
    }

    public async Task<ContactState> Append(ContactState seen, IReadOnlyList<ContactEvent> entries, CancellationToken cancellation)
    {
        var (next, rows) = await _seals.Chain(seen, entries, cancellation);
        await _writes.Commit(new ContactWrite(seen, next, rows, _seals.Of(next.Key.ToString(), next.Version, next.Head), cancellation));
        return next;
    }

    public async Task<ContactState> Append(
        ContactState seen, IReadOnlyList<ContactEvent> entries, IReadOnlyList<(ContactKey Key, ContactEvent Entry)> linked, CancellationToken cancellation)
    {
        await _linked.Append(seen, entries, linked, cancellation);
        return await Read(seen.Key, cancellation);
    }

    public Task<IReadOnlyList<ContactLead>> Leads(ContactKey key, CancellationToken cancellation) => _leads.Of(key, cancellation);

    public Task<IReadOnlyList<ContactKey>> Linked(ContactKey key, CancellationToken cancellation) => _leads.Linked(key, cancellation);

    public async Task<LedgerReport> VerifyAll(string? after, CancellationToken cancellation)
    {
        var names = await _reads.Names(after, cancellation);
        var broken = new List<BrokenLedger>();
        long entries = 0;
        foreach (var some in names.Chunk(100))
        {
            var stored = await _reads.Read(some, cancellation);
            foreach (var name in some)
            {
                var finding = stored.TryGetValue(name, out var ledger)
                    ? LedgerProof.Of(ledger, _seals)
                    : new LedgerFinding(0, 1, "The contact is gone, and its entries are not.");
                entries += finding.Entries;
                if (finding.BrokenAt is { } at)
                {
                    broken.Add(new BrokenLedger(name, at, finding.Problem!));
                }
            }
        }

        return new LedgerReport(names.Length, entries, [.. broken], names.Length == LedgerReads.Page ? names[^1] : null);
    }

    /// <summary>Ready before grains activate; drained after the last one is gone.</summary>
    public void Participate(ISiloLifecycle observer) => observer.Subscribe<ContactLedger>(
        ServiceLifecycleStage.RuntimeStorageServices,
        _ =>
        {
            Start();
            return Task.CompletedTask;
        },
        _writes.Drain);

    public async ValueTask DisposeAsync()
    {
        await _writes.DisposeAsync();
        await _ledgers.DisposeAsync();
    }
}
