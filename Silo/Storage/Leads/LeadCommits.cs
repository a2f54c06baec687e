using LeadGrid.Leads;
using LeadGrid.Privacy;
using LeadGrid.Storage.Commits;
using Microsoft.Extensions.Options;
using Npgsql;

namespace LeadGrid.Storage.Leads;

/// <summary>The leads' shared ways to disk and back: one group commit and one group read a silo.</summary>
internal sealed class LeadCommits : ILifecycleParticipant<ISiloLifecycle>, IAsyncDisposable
{
    private readonly LeadDataSource _database;
    private readonly IPersonalVault _vault;

    public LeadCommits(
        LeadDataSource database, IPersonalVault vault, IOptions<GroupCommitOptions> options, TimeProvider time, ILogger<GroupCommit<LeadWrite>> log)
    {
        (_database, _vault) = (database, vault);
        Writes = new GroupCommit<LeadWrite>(new LeadTable(), database, options, time, log);
        Reads = new GroupRead<Guid, LeadState>(Read);
    }

    public GroupCommit<LeadWrite> Writes { get; }

    public GroupRead<Guid, LeadState> Reads { get; }

    public void Start()
    {
        Writes.Start();
        Reads.Start();
    }

    /// <summary>Ready before grains activate; drained after the last one is gone.</summary>
    public void Participate(ISiloLifecycle lifecycle) => lifecycle.Subscribe<LeadCommits>(
        ServiceLifecycleStage.RuntimeStorageServices,
        _ =>
        {
            Start();
            return Task.CompletedTask;
        },
        Writes.Drain);

    public async ValueTask DisposeAsync()
    {
        await Writes.DisposeAsync();
        await Reads.DisposeAsync();
    }

    private async Task<IReadOnlyDictionary<Guid, LeadState>> Read(Guid[] ids, CancellationToken cancellation)
    {
        await using var command = _database.Source.CreateCommand($"SELECT {LeadColumns.List} FROM lead WHERE lead_id = ANY($1)");
        command.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = ids });
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var rows = new List<StoredLead>(ids.Length);
        while (await reader.ReadAsync(cancellation))
        {
            rows.Add(LeadColumns.Read(reader));
        }

        return (await _vault.Open(rows, cancellation)).ToDictionary(l => l.Id);
    }
}
