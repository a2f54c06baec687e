using LeadGrid.Faults.Workload;
using LeadGrid.Processes;

namespace LeadGrid.Faults.Refusals;

/// <summary>Kills and suspends silos in turn, while people are texted.</summary>
internal static class RaceHarms
{
    /// <summary>Both once, and again until it is enough. Returns when all silos serve.</summary>
    public static async Task Run(RaceStage stage, RacePlan plan, Func<bool> enough)
    {
        var silos = stage.Cluster.Silos;
        for (var round = 0; round == 0 || (!enough() && round < plan.MostHarms); round++)
        {
            await Rest(plan);
            await Kill(stage, silos[2 * round % silos.Count], plan);
            await Rest(plan);
            await Suspend(stage, silos[((2 * round) + 1) % silos.Count], plan);
        }
    }

    private static async Task Kill(RaceStage stage, ClusterProcess silo, RacePlan plan)
    {
        stage.Note($"{silo.Name} killed");
        silo.Kill();
        await Rest(plan);
        await silo.StartAsync();
        stage.Note($"{silo.Name} started again");
    }

    private static async Task Suspend(RaceStage stage, ClusterProcess silo, RacePlan plan)
    {
        stage.Note($"{silo.Name} suspended");
        silo.Freeze();
        await Pause.For(plan.Frozen, CancellationToken.None);
        silo.Wake();
        stage.Note($"{silo.Name} woken");
        await Rest(plan);
        // A silo that finds out that it was taken for dead ends itself.
        if (silo.HasExited)
        {
            await silo.StartAsync();
            stage.Note($"{silo.Name} had ended and is started again");
        }
    }

    private static Task Rest(RacePlan plan) => Pause.For(plan.Between, CancellationToken.None);
}
