using System.Globalization;
using LeadGrid.Feeds;

namespace LeadGrid.Benchmarks;

/// <summary>
/// From a lead's judgement, which is before it waits for its campaign's transaction, to the decoded frame: every row at
/// each of 200 clients of the live grid, the database behind it. Where more is posted than can be committed, that wait is
/// most of the figure: "committed" says so. Beside it a hub that sends each event as a message and has nothing behind it;
/// at 5,000 events a second it would send a million messages, and is left out.
/// </summary>
internal static class EventsToBrowser
{
    private const string PlainMessage = "a message an event";
    private const string Campaign = "bench-views";

    public static async Task<IReadOnlyList<Measurement>> Measure(Stage stage, bool quick)
    {
        using var session = await Session.SignIn(stage);
        using var seller = stage.Client(stage.Product, connections: 16);
        var seconds = quick ? 4 : 10;
        return
        [
            .. await OneView(stage, session, seller, seconds),
            .. await ManyViews(stage, session, seller, seconds),
        ];
    }

    private static async Task<List<Measurement>> OneView(Stage stage, Session session, HttpClient seller, int seconds)
    {
        var results = new List<Measurement>();
        Sight plain;
        await using (var crowd = await Crowd.OfPlain(stage, _ => "all"))
        {
            await crowd.See(first => Plain(stage, first, 200, 200, "all", 1), 200, Crowd.Size);
            plain = await crowd.See(first => Plain(stage, first, 1_000, 1_000 * seconds, "all", 1), 1_000 * seconds, Crowd.Size);
        }

        await using var browsers = await Crowd.Of(stage, session.Cookies, _ => FeedViews.Operator);
        await Run(1_000, 2);
        var before = stage.ProductWorkingSet();
        var steady = await Run(1_000, seconds);
        Add(results, "one view shared by 200 browsers at 1,000 events/s", steady, plain);
        var between = stage.ProductWorkingSet();
        using (var stuck = new StuckSocket())
        {
            await stuck.Watch(stage.Product, session.Cookies);
            var beside = await Run(1_000, seconds);
            const string Without = "without it";
            results.Add(new Measurement("one stuck browser more: p99 of the others", beside.P99, "ms", steady.P99, Without));
            results.Add(new Measurement("one stuck browser more: rows lost by the others", beside.Lost, "rows"));
            results.Add(new Measurement(
                "one stuck browser more: memory the product gains meanwhile", Mebi(stage.ProductWorkingSet() - between), "MiB",
                Mebi(between - before), Without));
        }

        Add(results, "one view shared by 200 browsers at 5,000 events/s", await Run(5_000, seconds), null);
        return results;

        Task<Sight> Run(int rate, int length) => browsers.See(
            first => SteadyIntake.Run(seller, "home-solar", rate, first, rate * length), rate * length, Crowd.Size);
    }

    private static async Task<List<Measurement>> ManyViews(Stage stage, Session session, HttpClient seller, int seconds)
    {
        const int Rate = 5 * Crowd.Size;
        var results = new List<Measurement>();
        Sight plain;
        await using (var crowd = await Crowd.OfPlain(stage, watcher => Broker(watcher)))
        {
            plain = await crowd.See(first => Plain(stage, first, Rate, Rate * seconds, "bench-", Crowd.Size), Rate * seconds, 1);
        }

        await CreateBrokers(session);
        await using var browsers = await Crowd.Of(stage, session.Cookies, watcher => FeedViews.Broker(Broker(watcher)));
        await Run(2);
        Add(results, "200 views at 5 events/s each", await Run(seconds), plain);
        return results;

        Task<Sight> Run(int length) => browsers.See(
            first => SteadyIntake.Run(seller, Campaign, Rate, first, Rate * length), Rate * length, 1);
    }

    /// <summary>A campaign of 200 brokers who all take every lead: the router gives each its turn.</summary>
    private static async Task CreateBrokers(Session session)
    {
        string[] states = ["NJ", "NY", "FL", "GA", "OH", "MI", "IL", "TX", "CO", "AZ", "CA", "OR", "WA", "MA"];
        for (var broker = 0; broker < Crowd.Size; broker++)
        {
            await session.Create($"/api/v1/brokers/{Broker(broker)}", new { id = Broker(broker), name = Broker(broker), licences = states });
        }

        await session.Create($"/api/v1/campaigns/{Campaign}", new
        {
            code = Campaign,
            name = "Two hundred views",
            members = Enumerable.Range(0, Crowd.Size).Select(broker => new { brokerId = Broker(broker), weight = 1 }),
        });
    }

    private static async Task<double> Plain(Stage stage, int first, int rate, int count, string view, int views)
    {
        using var client = new HttpClient { BaseAddress = stage.PlainHub, Timeout = TimeSpan.FromMinutes(5) };
        using var answer = await client.PostAsync(
            new Uri($"/run?first={first}&rate={rate}&count={count}&view={view}&views={views}", UriKind.Relative), content: null);
        answer.EnsureSuccessStatusCode();
        return rate;
    }

    private static void Add(List<Measurement> results, string what, Sight ours, Sight? plain)
    {
        var against = plain is null ? null : PlainMessage;
        results.Add(new Measurement($"{what}: committed", ours.PerSecond, "/s"));
        results.Add(new Measurement($"{what}: p50", ours.P50, "ms", plain?.P50, against));
        results.Add(new Measurement($"{what}: p99", ours.P99, "ms", plain?.P99, against));
        results.Add(new Measurement($"{what}: rows lost", ours.Lost, "rows", plain?.Lost, against));
        results.Add(new Measurement($"{what}: gaps", ours.Gaps, "frames"));
    }

    private static string Broker(int number) => string.Create(CultureInfo.InvariantCulture, $"bench-{number}");

    private static double Mebi(long bytes) => Math.Round(bytes / 1048576.0, 1);
}
