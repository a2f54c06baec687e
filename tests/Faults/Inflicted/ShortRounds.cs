using LeadGrid.Faults.Workload;

namespace LeadGrid.Faults.Inflicted;

/// <summary>Every fault once, in the life of one cluster, with its whole history judged after each.</summary>
public sealed class ShortRounds(SharedStage shared) : IClassFixture<SharedStage>
{
    private readonly Stage _stage = shared.Stage;

    [Fact]
    public Task A_silo_killed_under_load() => Run(1, (_, _) => Harms.KillSilo(_stage, Pace.Short));

    [Fact]
    public Task An_Api_killed_under_load() => Run(2, (_, random) => Harms.KillApi(_stage, Pace.Short, random));

    [Fact]
    public Task A_silo_that_was_stopped_and_wakes_as_a_zombie() => Run(3, (_, _) => Harms.Zombie(_stage, Pace.Short));

    [Fact]
    public Task PostgreSQL_restarted() => Run(4, (_, _) => Harms.RestartPostgres(_stage, Pace.Short));

    [Fact]
    public Task PostgreSQL_killed_in_mid_commit() => Run(5, (_, _) => Harms.KillPostgresInMidCommit(_stage, Pace.Short));

    [Fact]
    public Task Wires_cut_and_slow() => Run(6, (_, random) => Harms.BadWires(_stage, Pace.Short, random));

    [Fact]
    public Task The_clock_of_a_silo_a_minute_ahead() => Run(7, (_, _) => ClockHarms.Ahead(_stage, Pace.Short));

    [Fact]
    public Task Many_browsers_reconnecting_at_once() => _stage.Run(8, CrewPlan.Calm, (crew, random) => BrowserHarms.Storm(_stage, crew, Pace.Short, random));

    [Fact]
    public Task A_browser_that_stops_reading() => Run(9, (crew, random) => BrowserHarms.Stuck(_stage, crew, Pace.Short, random));

    [Fact]
    public Task An_open_transaction_that_holds_the_horizon_of_the_log() => Run(10, (_, _) => DatabaseHarms.HeldHorizon(_stage, Pace.Short));

    [Fact]
    public async Task A_full_disk_under_the_leads()
    {
        await using var disk = await FullDisk.Of(_stage);
        await Run(11, (_, _) => DatabaseHarms.FullDisk(_stage, Pace.Short, disk));
    }

    private Task Run(int seed, Func<Crew, Random, Task> harm) => _stage.Run(seed, new CrewPlan(), harm);
}
