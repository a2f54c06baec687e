using LeadGrid.Access;
using LeadGrid.Leads;
using LeadGrid.Privacy;
using LeadGrid.Storage;
using LeadGrid.Storage.Commits;
using LeadGrid.Storage.Leads;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Npgsql;

namespace LeadGrid.Benchmarks.Storage;

/// <summary>
/// The full commit: state, event with sealed text, due work and outbox, of 256 leads at once; beside it the same rows in the
/// same statements by two connections that have nothing to gather, seal or answer.
/// </summary>
internal static class FullCommits
{
    private const int Leads = 256;
    private static readonly Actor Broker = new(ActorKind.Broker, "a", "Broker a");

    public static async Task<IReadOnlyList<Measurement>> Measure(Stage stage, bool quick)
    {
        await using var database = await BenchDatabase.Create(stage, "bench_commit");
        using var vault = new PersonalVault(new KeyDataSource(database.Keys), new MasterKey([.. Enumerable.Range(0, 32).Select(i => (byte)i)]));
        await using var commits = new LeadCommits(
            new LeadDataSource(database.Leads), vault, Options.Create(new GroupCommitOptions()), TimeProvider.System, NullLogger<GroupCommit<LeadWrite>>.Instance);
        commits.Start();
        var ids = await BenchLeads.Add(database, vault, Leads * 2);
        var mine = await Loaded(ids[..Leads], commits, vault);
        var raw = (await Loaded(ids[Leads..], commits, vault)).Select(c => c.State!).ToArray();
        var length = TimeSpan.FromSeconds(quick ? 2 : 5);
        var (ours, theirs) = (new List<Rounds.Figures>(), new List<Rounds.Figures>());
        await Commit(mine, length);
        await Raw(database, raw, TimeSpan.FromSeconds(1));
        for (var round = 0; round < (quick ? 2 : 3); round++)
        {
            ours.Add(await Commit(mine, length));
            theirs.Add(await Raw(database, raw, length));
        }

        return
        [
            new("full commits, 256 leads", Measurement.Median(ours.Select(f => f.PerSecond)), "/s", Measurement.Median(theirs.Select(f => f.PerSecond)), "raw SQL, same rows"),
            new("full commits, 256 leads, p50", Measurement.Median(ours.Select(f => f.P50)), "ms"),
        ];
    }

    private static async Task<LeadCommit[]> Loaded(Guid[] ids, LeadCommits commits, PersonalVault vault)
    {
        LeadCommit[] all = [.. ids.Select(id => new LeadCommit(id, commits, vault))];
        await Task.WhenAll(all.Select(c => c.LoadAsync(CancellationToken.None)));
        return all;
    }

    private static Task<Rounds.Figures> Commit(LeadCommit[] leads, TimeSpan length) => Rounds.Run(Leads, length, async n =>
    {
        var lead = leads[n].State!;
        var go = (LeadDecision.Go)LeadDecider.Decide(lead, new AddNote("Prefers mornings"), Broker, Clock.Milliseconds(TimeProvider.System));
        await leads[n].CommitAsync(go.Next, [go.Event], [Due(go.Next)], [Effect()], CancellationToken.None);
        return 1;
    });

    private static Task<Rounds.Figures> Raw(BenchDatabase database, LeadState[] leads, TimeSpan length)
    {
        var table = new LeadTable();
        return Rounds.Run(2, length, async caller =>
        {
            var writes = new List<LeadWrite>(Leads / 2);
            for (var n = caller * Leads / 2; n < (caller + 1) * Leads / 2; n++)
            {
                var go = (LeadDecision.Go)LeadDecider.Decide(leads[n], new AddNote("Prefers mornings"), Broker, Clock.Milliseconds(TimeProvider.System));
                writes.Add(new LeadWrite(leads[n], go.Next, CancellationToken.None) { Events = [(go.Event, new byte[48])], Due = [Due(go.Next)], Outbox = [(Effect(), null)] });
                leads[n] = go.Next;
            }

            await using var connection = await database.Leads.OpenConnectionAsync();
            await using var transaction = await connection.BeginTransactionAsync();
            await using var batch = new NpgsqlBatch(connection, transaction);
            table.Append(batch, writes);
            batch.Append("COMMIT");
            await batch.ExecuteNonQueryAsync();
            return writes.Count;
        });
    }

    private static LeadGrid.Leads.DueWork Due(LeadState lead) => new((DueWorkKind)99, lead.UpdatedAt.AddYears(1), lead.Version);

    private static OutboxEntry Effect() => new("bench", Guid.CreateVersion7().ToString("N"), "{}", null);
}
