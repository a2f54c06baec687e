using System.Globalization;
using LeadGrid.Faults.Workload;
using LeadGrid.Feeds;
using LeadGrid.Testing;

namespace LeadGrid.Faults.Inflicted;

/// <summary>What many browsers, or a bad one, do to the live grid.</summary>
internal static class BrowserHarms
{
    /// <summary>All connect, lose their connections in one moment, and come back.</summary>
    public static async Task Storm(Stage stage, Crew crew, Pace pace, Random random)
    {
        BrowserClient[] browsers = [.. Enumerable.Range(0, pace.Browsers).Select(n => new BrowserClient(
            $"storm-{stage.Scope}-{n}", stage.Company.Administrator, FeedViews.Operator, stage.Apis, new Random(random.Next()), stage.Recorder,
            patience: TimeSpan.FromSeconds(30)))];
        foreach (var some in browsers.Chunk(50))
        {
            Array.ForEach(some, crew.Open);
            await Waiting.Level(some);
        }

        for (var round = 0; round < pace.Rounds; round++)
        {
            await pace.Work();
            stage.Note($"{browsers.Length} browsers reconnect");
            Array.ForEach(browsers, b => b.Drop());
            var took = await Waiting.Level(browsers);
            stage.Note(string.Create(CultureInfo.InvariantCulture, $"all level after {took.TotalSeconds:0.0} s"));
        }
    }

    /// <summary>One stops reading while the others must not notice; then it reads on, and must miss nothing.</summary>
    public static async Task Stuck(Stage stage, Crew crew, Pace pace, Random random)
    {
        await using var wire = new TcpProxy("127.0.0.1", stage.Apis[0].Port);
        BrowserClient[] others = [.. crew.Browsers];
        var stuck = new BrowserClient(
            $"stuck-{stage.Scope}", stage.Company.Administrator, FeedViews.Operator, [new Uri($"http://localhost:{wire.Port}")], random, stage.Recorder,
            patience: TimeSpan.FromMinutes(5));
        using var closed = new CancellationTokenSource();
        var open = stuck.Run(closed.Token);
        await Waiting.Level([stuck]);
        stage.Note("a browser no longer reads");
        wire.BlackHole(true, answersOnly: true);
        await Pause.For(pace.Frozen, CancellationToken.None);
        var took = await Waiting.Level(others);
        stage.Note(string.Create(CultureInfo.InvariantCulture, $"the others were level after {took.TotalSeconds:0.0} s"));
        Assert.True(took < TimeSpan.FromSeconds(10), $"The others were level only after {took.TotalSeconds:0.0} s.");
        stage.Note("it reads again");
        wire.BlackHole(false);
        await Waiting.Level([stuck]);
        await closed.CancelAsync();
        await open;
    }
}
