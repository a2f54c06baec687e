using LeadGrid.Storage.Commits;
using LeadGrid.Testing;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace LeadGrid.Storage.Contacts;

/// <summary>The storage of contacts on databases of a test's own, as one silo has it.</summary>
internal sealed class ContactStore : IAsyncDisposable
{
    private readonly LeadStore _leads;

    private ContactStore(LeadStore leads)
    {
        _leads = leads;
        Seals = new LedgerSeals(leads.Vault, LeadStore.Master);
        Reads = new LedgerReads(leads.Leads, leads.Vault);
        Ledger = new ContactLedger(
            leads.Leads, Seals, Reads, new LedgerVerification(Reads, Seals), new LinkedAppend(leads.Leads, Seals, leads.Vault),
            new ContactLeads(leads.Leads, leads.Vault), Options.Create(new GroupCommitOptions()), TimeProvider.System,
            NullLogger<GroupCommit<ContactWrite>>.Instance);
        Ledger.Start();
    }

    public ContactLedger Ledger { get; }

    public LedgerSeals Seals { get; }

    public LedgerReads Reads { get; }

    public TestDatabase Database => _leads.Database;

    public LeadDataSource Leads => _leads.Leads;

    public static async Task<ContactStore> Create(PostgresFixture postgres) => new(await LeadStore.Create(postgres));

    public async Task Execute(string sql)
    {
        await using var command = _leads.Direct.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Ledger.DisposeAsync();
        await _leads.DisposeAsync();
    }
}
