using LeadGrid.Faults.Workload;

namespace LeadGrid.Faults.Inflicted;

public sealed class ShortRounds
{
    [Fact]
    public async Task A_quiet_run_breaks_no_promise()
    {
        await using var stage = await Stage.Set();
        await stage.Run(1, new CrewPlan(), (_, _) => Pause.For(TimeSpan.FromSeconds(8), CancellationToken.None));
    }
}
