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
    private readonly LedgerVerification _verification;
    private readonly LinkedAppend _linked;
    private readonly ContactLeads _leads;
    private readonly GroupCommit<ContactWrite> _writes;
    private readonly GroupRead<string, StoredLedger> _ledgers;

    public ContactLedger(
        LeadDataSource database, LedgerSeals seals, LedgerReads reads, LedgerVerification verification, LinkedAppend linked, ContactLeads leads,
        IOptions<GroupCommitOptions> options, TimeProvider time, ILogger<GroupCommit<ContactWrite>> log)
    {
        (_seals, _verification, _linked, _leads) = (seals, verification, linked, leads);
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
        await _writes.Commit(new ContactWrite(seen, next, rows, _seals.Of(next.Key.ToString(), next.Version, next.Head), CertificateEffects.Of(next.Key, entries), cancellation));
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

    public Task<LedgerReport> VerifyAll(string? after, CancellationToken cancellation) => _verification.Verify(after, cancellation);

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
