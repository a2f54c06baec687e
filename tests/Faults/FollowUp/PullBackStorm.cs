using LeadGrid.Faults.Refusals;
using LeadGrid.Faults.Workload;
using LeadGrid.Processes;
using LeadGrid.Storage;
using Npgsql;

namespace LeadGrid.Faults.FollowUp;

/// <summary>
/// Leads that nobody tries to reach are taken back, some sixty a second for minutes, while one silo after the other is killed: each
/// pull-back takes effect once, none is forgotten, and none waits for the end of a dead silo's leases.
/// </summary>
public sealed class PullBackStorm
{
    private const int People = 10_000;

    /// <summary>Long enough that all are posted before the first is due.</summary>
    private const int Minutes = 5;
    private const int Starts = 3;
    private static readonly TimeSpan s_over = TimeSpan.FromSeconds(160);
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan s_settling = TimeSpan.FromSeconds(20);

    /// <summary>Half of a lease. What is reached is in the notes; a machine that does much else must not fail the round.</summary>
    private const double Latest = 30;

    [Fact, Trait("round", "long")]
    public async Task Every_lead_is_taken_back_once_and_soon_though_silos_are_killed()
    {
        await using var stage = await RaceStage.Set();
        await using var leads = NpgsqlDataSource.Create(stage.Cluster.Postgres.ConnectionString(Migrator.Leads));
        await PullBackStage.Make(stage, Minutes);
        var posted = await PullBackStage.Post(stage, People, s_over);
        var (_, first, last) = await Planned(leads);
        stage.Note($"{posted.Count:N0} leads are posted; their pull-backs are due from {first:HH:mm:ss} to {last:HH:mm:ss}");

        await Pause.For(first.AddSeconds(10) - TimeProvider.System.GetUtcNow(), CancellationToken.None);
        var deaths = await Kill(stage, leads, last);
        await Settled(leads);
        // Leads that were taken back early are due once more when the last ones are.
        var expected = TimeProvider.System.GetUtcNow().AddSeconds(-Latest);
        var verdict = PullBackChecker.Check(new PullBackRecord(posted, await PullBackStage.Events(leads), deaths, expected));
        stage.Note(verdict.ToString());
        Assert.True(verdict.Violations.Count == 0, $"{verdict}\n{string.Join('\n', verdict.Violations.Take(20))}");
        Assert.True(verdict.Around.Count > 0 && verdict.Around.Max < Latest, $"Too late: {verdict}");
    }

    /// <summary>Kills silos in turn until the last pull-back is due. Returns when all serve.</summary>
    private static async Task<IReadOnlyList<SiloDeath>> Kill(RaceStage stage, NpgsqlDataSource leads, DateTimeOffset last)
    {
        var deaths = new List<SiloDeath>();
        while (TimeProvider.System.GetUtcNow() + s_settling < last)
        {
            var silo = stage.Cluster.Silos[deaths.Count % stage.Cluster.Silos.Count];
            using var patience = new CancellationTokenSource(s_patience);
            var before = await PullBackStage.Dead(leads, patience.Token);
            var killed = TimeProvider.System.GetUtcNow();
            silo.Kill();
            stage.Note($"{silo.Name} killed");
            while (await PullBackStage.Dead(leads, patience.Token) == before)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(50), patience.Token);
            }

            deaths.Add(new SiloDeath(killed, TimeProvider.System.GetUtcNow()));
            stage.Note($"{silo.Name} is known to be dead");
            await Pause.For(s_settling, CancellationToken.None);
            await Start(stage, silo);
            await Pause.For(s_settling / 2, CancellationToken.None);
        }

        return deaths;
    }

    // On a machine that is busy with much else, the others may take a silo for dead while it starts; it then ends itself, and whoever
    // minds it starts it again.
    private static async Task Start(RaceStage stage, ClusterProcess silo)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await silo.StartAsync();
                stage.Note($"{silo.Name} serves again");
                return;
            }
            catch (InvalidOperationException e) when (attempt < Starts)
            {
                stage.Note($"{silo.Name} did not start: {e.Message.Split('\n')[0]}");
            }
        }
    }

    /// <summary>Waits until every lead's first pull-back is planned.</summary>
    private static async Task<(long Count, DateTimeOffset First, DateTimeOffset Last)> Planned(NpgsqlDataSource leads)
    {
        using var patience = new CancellationTokenSource(s_patience);
        while (true)
        {
            if (await PullBackStage.Plans(leads, patience.Token) is { Count: >= People } plans)
            {
                return plans;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(500), patience.Token);
        }
    }

    /// <summary>Waits until every lead was taken back; where some are not, the judge says which.</summary>
    private static async Task Settled(NpgsqlDataSource leads)
    {
        using var patience = new CancellationTokenSource(s_patience);
        while (!patience.IsCancellationRequested && await PullBackStage.TakenBack(leads, CancellationToken.None) < People)
        {
            await Pause.For(TimeSpan.FromSeconds(1), patience.Token);
        }
    }
}
