using System.Globalization;
using LeadGrid.Faults.Workload;
using LeadGrid.Processes;

namespace LeadGrid.Faults.Refusals;

/// <summary>Kills and suspends silos in turn, each time once so many people more were texted: the round is to race, and not only to recover.</summary>
internal sealed class RaceHarms(RaceStage stage, RacePlan plan, Func<int> texted)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    /// <summary>Who was texted without harm in between shows that the grid serves again.</summary>
    private const int Served = 60;
    private const int Starts = 3;

    /// <summary>Both once, and again until everybody is texted. Returns when all silos serve.</summary>
    public async Task Run()
    {
        var silos = stage.Cluster.Silos;
        for (var round = 0; round == 0 || texted() < plan.People; round++)
        {
            await Texted(plan.Between);
            await Kill(silos[2 * round % silos.Count]);
            await Texted(plan.Between);
            await Suspend(silos[((2 * round) + 1) % silos.Count]);
        }

        await Texted(plan.Between);
    }

    private async Task Kill(ClusterProcess silo)
    {
        stage.Note($"{silo.Name} killed");
        silo.Kill();
        await Texted(Served);
        await Start(silo);
        stage.Note($"{silo.Name} started again");
    }

    private async Task Suspend(ClusterProcess silo)
    {
        stage.Note($"{silo.Name} suspended");
        silo.Freeze();
        await Pause.For(plan.Frozen, CancellationToken.None);
        silo.Wake();
        stage.Note($"{silo.Name} woken");
        await Texted(Served);
        // A silo that finds out that it was taken for dead ends itself.
        if (silo.HasExited)
        {
            await Start(silo);
            stage.Note($"{silo.Name} had ended and is started again");
        }
    }

    // On a machine that is busy with much else, the others may take a silo for dead while it starts; it then ends itself, and whoever
    // minds it starts it again.
    private async Task Start(ClusterProcess silo)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await silo.StartAsync();
                return;
            }
            catch (InvalidOperationException e) when (attempt < Starts)
            {
                stage.Note($"{silo.Name} did not start: {e.Message.Split('\n')[0]}");
            }
        }
    }

    private async Task Texted(int more)
    {
        var goal = texted() + more;
        using var patience = new CancellationTokenSource(Patience);
        while (texted() < goal)
        {
            if (patience.IsCancellationRequested)
            {
                throw new TimeoutException(string.Create(CultureInfo.InvariantCulture, $"{more} people more could not be texted within {Patience.TotalMinutes:0} min."));
            }

            await Pause.For(TimeSpan.FromMilliseconds(100), patience.Token);
        }
    }
}
