using LeadGrid.Faults.Workload;
using LeadGrid.Processes;

namespace LeadGrid.Faults.Inflicted;

/// <summary>What is done to processes and wires while a crew works. Each returns when nothing is harmed any more.</summary>
internal static class Harms
{
    /// <summary>kill -9 of the silo that does most; then it comes back.</summary>
    public static async Task KillSilo(Stage stage, Pace pace)
    {
        await pace.Work();
        await KillAndRestart(stage, await stage.Busiest(), pace);
    }

    public static async Task KillApi(Stage stage, Pace pace, Random random)
    {
        await pace.Work();
        await KillAndRestart(stage, stage.Cluster.Apis[random.Next(stage.Cluster.Apis.Count)], pace);
    }

    /// <summary>
    /// SIGSTOP for longer than the others believe in it, with writes under way; then it wakes, and knows nothing of its
    /// own death. It must find out, and is started again once it has ended.
    /// </summary>
    public static async Task Zombie(Stage stage, Pace pace)
    {
        await pace.Work();
        var silo = await stage.Busiest();
        stage.Note($"{silo.Name} stopped");
        silo.Freeze();
        await stage.Served();
        await stage.Reached();
        await Pause.For(pace.Frozen, CancellationToken.None);
        stage.Note($"{silo.Name} woken");
        silo.Wake();
        await stage.Served();
        await pace.Work();
        if (silo.HasExited)
        {
            stage.Note($"{silo.Name} had ended itself and is started again");
            await silo.StartAsync();
        }
    }

    public static async Task RestartPostgres(Stage stage, Pace pace)
    {
        await pace.Work();
        stage.Note("PostgreSQL restarted");
        await stage.Cluster.Postgres.RestartAsync();
        await stage.Served();
        await pace.Work();
    }

    /// <summary>kill -9 of PostgreSQL with a COMMIT in its hands, whose end nobody has heard of.</summary>
    public static async Task KillPostgresInMidCommit(Stage stage, Pace pace)
    {
        await pace.Work();
        var killed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var once = 0;
        foreach (var wire in stage.Wires)
        {
            wire.AtNextCommit(async commit =>
            {
                await commit.Send();
                if (Interlocked.Exchange(ref once, 1) == 0)
                {
                    stage.Note("PostgreSQL killed in mid-commit");
                    await stage.Cluster.Postgres.KillAsync();
                    killed.SetResult();
                }
            });
        }

        await killed.Task.WaitAsync(TimeSpan.FromSeconds(30));
        foreach (var wire in stage.Wires)
        {
            wire.AtNextCommit(null);
        }

        await stage.Cluster.Postgres.StartAsync();
        await stage.Served();
        await pace.Work();
    }

    /// <summary>Wires that break again and again, around commits too, that are slow, and that swallow what is sent.</summary>
    public static async Task BadWires(Stage stage, Pace pace, Random random)
    {
        var wires = stage.Wires.ToArray();
        for (var round = 0; round < pace.Rounds; round++)
        {
            await pace.Work();
            var wire = stage.Wire(await stage.Busiest());
            stage.Note("a wire is lost at a COMMIT");
            wire.CutNextCommit();
            await pace.Work();
            stage.Note("all wires broken");
            Array.ForEach(wires, w => w.Break());
            await stage.Served();
            stage.Note("all wires slow");
            foreach (var slow in wires)
            {
                (slow.Delay, slow.BytesPerSecond) = (TimeSpan.FromMilliseconds(random.Next(10, 60)), random.Next(20_000, 200_000));
            }

            await pace.Work();
            stage.Note("one wire swallows everything");
            wire.BlackHole(true);
            await pace.Work();
            wire.BlackHole(false);
            foreach (var fast in wires)
            {
                (fast.Delay, fast.BytesPerSecond) = (TimeSpan.Zero, null);
            }

            stage.Note("all wires mended");
            await stage.Served();
        }
    }

    private static async Task KillAndRestart(Stage stage, ClusterProcess process, Pace pace)
    {
        stage.Note($"{process.Name} killed");
        process.Kill();
        await stage.Served();
        await pace.Work();
        stage.Note($"{process.Name} started again");
        await process.StartAsync();
        await pace.Work();
    }
}
