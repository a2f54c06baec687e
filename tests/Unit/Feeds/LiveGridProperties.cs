using CsCheck;
using Xunit;

namespace LeadGrid.Feeds;

public sealed class LiveGridProperties
{
    private static readonly Gen<Step> Steps = Gen.Frequency(
        (8, Gen.Select(Gen.Int[0, 1], Gen.Int[1, 6], Gen.Int[0, 4], (tap, lead, kind) =>
            new Step($"commit {lead} by {tap}{(kind == 0 ? ", leaves" : "")}", model => model.Commit(tap, lead, kind == 0)))),
        (6, Gen.Int[0, 1].Select(tap => new Step($"tap {tap} tells", model => model.Tell(tap)))),
        (6, Gen.Const(new Step("delivered", model => model.Deliver()))),
        (2, Gen.Const(new Step("dropped", model => model.Drop()))),
        (2, Gen.Const(new Step("relay catches up", model => model.CatchUp()))),
        (1, Gen.Const(new Step("feed beats", model => model.Beat()))),
        (4, Gen.Int[1, 120].Select(length => new Step($"{length} ms", model => model.Wait(length)))),
        (1, Gen.Const(new Step("2,500 ms", model => model.Wait(2_500)))),
        (6, Gen.Const(new Step("browser pulls", model => model.Pull()))),
        (1, Gen.Int[0, 1].Select(tap => new Step($"silo {tap} dies", model => model.LoseTap(tap)))),
        (1, Gen.Const(new Step("feed is lost", model => model.LoseFeed()))));

    [Fact]
    public void Whatever_is_late_or_lost_the_browser_accepts_no_gap_and_ends_at_the_truth() => Steps.List[0, 80].Sample(
        steps =>
        {
            using var model = new LiveGridModel();
            foreach (var step in steps)
            {
                step.Take(model);
            }

            model.Settle();
        },
        iter: 3_000,
        print: steps => string.Join("; ", steps.Select(step => step.Name)));

    private sealed record Step(string Name, Action<LiveGridModel> Take);
}
