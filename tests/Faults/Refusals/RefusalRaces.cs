using System.Globalization;
using LeadGrid.Faults.Workload;

namespace LeadGrid.Faults.Refusals;

/// <summary>STOP against send, on real processes, with silos killed and suspended: nothing leaves after a refusal was acknowledged.</summary>
public sealed class RefusalRaces
{
    /// <summary>A killed silo's messages are claimed when their leases have ended, and tried after pauses.</summary>
    private static readonly TimeSpan Settling = TimeSpan.FromMinutes(4);

    // Three silos that send as fast as they can take the whole machine for minutes: not beside everything else.
    [Fact, Trait("round", "long")]
    public Task No_message_leaves_after_an_acknowledged_STOP() => Run(RacePlan.Short, 1);

    [Theory, Trait("round", "long")]
    [InlineData(404)]
    [InlineData(405)]
    [InlineData(406)]
    [InlineData(407)]
    [InlineData(408)]
    public Task No_message_leaves_after_an_acknowledged_STOP_in_a_hundred_thousand_races(int seed) => Run(RacePlan.Long, seed);

    private static async Task Run(RacePlan plan, int seed)
    {
        await using var stage = await RaceStage.Set();
        await RaceCampaign.Make(stage.Administrator, stage.Apis);
        using var crew = new RaceCrew(stage, plan, seed);
        using var enough = new CancellationTokenSource();
        stage.Note($"{plan.People:N0} people or more, seed {seed.ToString(CultureInfo.InvariantCulture)}");
        var texting = crew.Run(enough.Token);
        var harming = new RaceHarms(stage, plan, () => crew.Texted).Run();
        await Task.WhenAny(harming, texting);
        await enough.CancelAsync();
        await harming;
        await texting;
        stage.Note($"{crew.Texted:N0} people were texted; {crew.Lost:N0} requests were made again");
        await Settled(stage);
        var verdict = RaceChecker.Check(crew.Record);
        stage.Note(verdict.ToString());
        Assert.True(verdict.Violations.Count == 0, $"{verdict}\n{string.Join('\n', verdict.Violations.Take(20))}");
        Assert.True(verdict.DeliveredShare >= plan.Delivered, $"Too little was delivered: {verdict}");
        Assert.True(verdict.AcknowledgedShare >= 0.99, $"Refusals were not heard: {verdict}");
        Assert.True(verdict.OpenShare >= 0.2, $"Too few races met an open send: {verdict}");
    }

    private static async Task Settled(RaceStage stage)
    {
        using var patience = new CancellationTokenSource(Settling);
        while (await stage.Waiting(CancellationToken.None) is > 0 and var waiting)
        {
            if (patience.IsCancellationRequested)
            {
                throw new TimeoutException($"{waiting} messages are not settled after {Settling.TotalMinutes:0} min without harm.");
            }

            await Pause.For(TimeSpan.FromSeconds(1), patience.Token);
        }

        stage.Note("every message is settled");
    }
}
