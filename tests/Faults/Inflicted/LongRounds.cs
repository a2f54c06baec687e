using System.Globalization;
using LeadGrid.Faults.Workload;

namespace LeadGrid.Faults.Inflicted;

/// <summary>
/// The long rounds: minutes each, on a cluster of their own each, over several seeds. Run by <c>./test faults</c> and left
/// out of plain <c>./test</c>; <c>SEED=n ./test faults</c> runs them with that one.
/// </summary>
[Trait("round", "long")]
public sealed class LongRounds
{
    public static TheoryData<int> Seeds { get; } = Environment.GetEnvironmentVariable("SEED") is { Length: > 0 } seed
        ? [int.Parse(seed, CultureInfo.InvariantCulture)]
        : [101, 202];

    [Theory, MemberData(nameof(Seeds))]
    public Task Silos_and_Apis_killed_under_load(int seed) => Run(seed, async (stage, _, random) =>
    {
        for (var round = 0; round < Pace.Long.Rounds; round++)
        {
            await Harms.KillSilo(stage, Pace.Long);
            await Harms.KillApi(stage, Pace.Long, random);
        }
    });

    [Theory, MemberData(nameof(Seeds))]
    public Task A_silo_that_was_stopped_for_40_seconds_and_wakes_as_a_zombie(int seed) => Run(seed, async (stage, _, _) =>
    {
        await Harms.Zombie(stage, Pace.Long);
        await Harms.Zombie(stage, Pace.Long);
    });

    [Theory, MemberData(nameof(Seeds))]
    public Task PostgreSQL_restarted_and_killed_in_mid_commit(int seed) => Run(seed, async (stage, _, _) =>
    {
        for (var round = 0; round < Pace.Long.Rounds; round++)
        {
            await Harms.RestartPostgres(stage, Pace.Long);
            await Harms.KillPostgresInMidCommit(stage, Pace.Long);
        }
    });

    [Theory, MemberData(nameof(Seeds))]
    public Task Wires_cut_and_slow(int seed) => Run(seed, (stage, _, random) => Harms.BadWires(stage, Pace.Long, random));

    [Theory, MemberData(nameof(Seeds))]
    public Task A_full_disk(int seed) => Run(seed, async (stage, _, _) =>
    {
        await using (var disk = await FullDisk.Of(stage))
        {
            await DatabaseHarms.FullDisk(stage, Pace.Long, disk);
        }

        await using var limit = new FileLimit(stage);
        await DatabaseHarms.FullDisk(stage, Pace.Long, limit);
    });

    [Theory, MemberData(nameof(Seeds))]
    public Task The_clocks_of_silos_a_minute_ahead(int seed) => Run(seed, async (stage, _, _) =>
    {
        await ClockHarms.Ahead(stage, Pace.Long);
        await ClockHarms.Ahead(stage, Pace.Long);
    });

    [Theory, MemberData(nameof(Seeds))]
    public Task A_thousand_browsers_reconnecting_at_once(int seed) =>
        Run(seed, (stage, crew, random) => BrowserHarms.Storm(stage, crew, Pace.Long, random), CrewPlan.Calm);

    [Theory, MemberData(nameof(Seeds))]
    public Task A_browser_that_stops_reading_and_a_horizon_that_is_held(int seed) => Run(seed, async (stage, crew, random) =>
    {
        await BrowserHarms.Stuck(stage, crew, Pace.Long, random);
        await DatabaseHarms.HeldHorizon(stage, Pace.Long);
    });

    private static async Task Run(int seed, Func<Stage, Crew, Random, Task> harm, CrewPlan? plan = null)
    {
        await using var stage = await Stage.Set();
        await stage.Run(seed, plan ?? new CrewPlan(), (crew, random) => harm(stage, crew, random));
    }
}
