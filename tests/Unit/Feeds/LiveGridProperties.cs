using CsCheck;
using Xunit;

namespace LeadGrid.Feeds;

public sealed class LiveGridProperties
{
    private static readonly Gen<int> Silo = Gen.Int[0, 1];
    private static readonly Gen<int> Feed = Gen.Int[0, FeedViews.OperatorFeeds - 1];

    private static readonly Gen<Step> Steps = Gen.Frequency(
        (8, Gen.Select(Silo, Gen.Int[1, 6], Gen.Int[0, 4], (silo, lead, kind) =>
            new Step($"commit {lead} by {silo}{(kind == 0 ? ", leaves" : "")}", model => model.Commit(silo, lead, kind == 0)))),
        (6, Gen.Select(Silo, Feed, (silo, feed) => new Step($"silo {silo} tells {feed}", model => model.Tell(silo, feed)))),
        (6, Feed.Select(feed => new Step($"{feed} delivered", model => model.Deliver(feed)))),
        (2, Feed.Select(feed => new Step($"{feed} dropped", model => model.Drop(feed)))),
        (2, Feed.Select(feed => new Step($"link {feed} catches up", model => model.CatchUp(feed)))),
        (1, Feed.Select(feed => new Step($"feed {feed} beats", model => model.Beat(feed)))),
        (4, Gen.Int[1, 120].Select(length => new Step($"{length} ms", model => model.Wait(length)))),
        (1, Gen.Const(new Step("2,500 ms", model => model.Wait(2_500)))),
        (6, Gen.Const(new Step("browser pulls", model => model.Pull()))),
        (1, Silo.Select(silo => new Step($"silo {silo} dies", model => model.LoseSilo(silo)))),
        (1, Feed.Select(feed => new Step($"feed {feed} is lost", model => model.LoseFeed(feed)))));

    [Theory]
    [InlineData("broker/b1", false)]
    [InlineData(FeedViews.Operator, false)]
    [InlineData(FeedViews.Operator, true)]
    public void Whatever_is_late_or_lost_the_browser_accepts_no_gap_and_ends_at_the_truth(
        string view, bool siloOfTheBuildBefore) => Steps.List[0, 80].Sample(
        steps =>
        {
            using var model = new LiveGridModel(view, siloOfTheBuildBefore);
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
