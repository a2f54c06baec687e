using LeadGrid.Faults.Inflicted;
using LeadGrid.Faults.Workload;
using LeadGrid.Processes;
using Npgsql;

namespace LeadGrid.Faults.Upgrade;

/// <summary>Two releases side by side in one cluster, while sellers, brokers and browsers work.</summary>
[Trait("round", "long")]
public sealed class RollingUpgradeTests
{
    [Fact]
    public async Task A_cluster_is_upgraded_process_by_process_under_load_and_back_and_keeps_every_promise()
    {
        using var next = await NextRelease.Build();
        await using var stage = await Stage.Set();
        await stage.Run(301, new CrewPlan(), async (_, _) =>
        {
            await Pace.Short.Work();
            // The first new silo migrates; the old ones go on with the new schema.
            await Upgrade(stage, stage.Cluster.Silos[0], next);
            // A new Api among old silos, while the other is old.
            await Upgrade(stage, stage.Cluster.Apis[1], next);
            await Upgrade(stage, stage.Cluster.Silos[1], next);
            // Half way it is called off: the old release runs on the schema of the new one.
            await Downgrade(stage, stage.Cluster.Silos[1]);
            await Upgrade(stage, stage.Cluster.Silos[1], next);
            await Upgrade(stage, stage.Cluster.Silos[2], next);
            // An old Api among new silos.
            await Pace.Short.Work();
            await Upgrade(stage, stage.Cluster.Apis[0], next);
            await Pace.Short.Work();
        });
        Assert.True(await Count(stage, "of_the_next_release = 'written'") > 0);
        Assert.True(await Count(stage, "of_the_next_release IS NULL") > 0);
    }

    private static async Task Upgrade(Stage stage, ClusterProcess process, NextRelease next)
    {
        stage.Programs[process.Name] = next.Program(process.Name.StartsWith("silo", StringComparison.Ordinal) ? "Silo" : "Api");
        await Restart(stage, process, "to the next release");
    }

    private static async Task Downgrade(Stage stage, ClusterProcess process)
    {
        stage.Programs.Remove(process.Name);
        await Restart(stage, process, "back to this release");
    }

    private static async Task Restart(Stage stage, ClusterProcess process, string why)
    {
        stage.Note($"{process.Name} {why}");
        await process.RestartAsync();
        await stage.Served();
        await Pace.Short.Work();
    }

    private static async Task<long> Count(Stage stage, string condition)
    {
        await using var source = NpgsqlDataSource.Create(stage.Leads);
        await using var command = source.CreateCommand($"SELECT count(*) FROM lead WHERE {condition}");
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
