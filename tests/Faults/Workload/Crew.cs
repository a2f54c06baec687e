using LeadGrid.Faults.History;
using LeadGrid.Feeds;
using LeadGrid.Processes;

namespace LeadGrid.Faults.Workload;

/// <summary>
/// All clients of a run: sellers, brokers, an administrator and browsers, each with a random source of its own that
/// comes from the run's seed. They go on whatever happens to the servers.
/// </summary>
internal sealed class Crew : IAsyncDisposable
{
    private static readonly string[] States = ["NJ", "NJ", "TX", "TX", "CA", "AK"];

    /// <summary>How long the product may take to answer again once nothing harms it any more.</summary>
    private static readonly TimeSpan Recovery = TimeSpan.FromSeconds(90);

    private readonly CancellationTokenSource _posting = new();
    private readonly CancellationTokenSource _watching = new();
    private readonly List<Task> _workers = [];
    private readonly List<Task> _watchers = [];
    private readonly List<SellerClient> _sellers = [];
    private readonly List<BrowserClient> _browsers = [];

    public IReadOnlyList<BrowserClient> Browsers => _browsers;

    /// <param name="scope">Of the run among those in the same database.</param>
    public static async Task<Crew> Begin(CrewPlan plan, int seed, int scope, Recorder recorder, DevFile credentials, Company company, Uri[] apis)
    {
        var crew = new Crew();
        var campaign = credentials.Campaigns[0];
        var seeds = new Random(seed);
        Random Source() => new(seeds.Next());

        var administrator = new AdministratorClient(company.Administrator, apis, Source(), recorder);
        var settings = new AdministratorMind(Source(), [.. company.Brokers.Keys.Order()], plan.Most);
        foreach (var beginning in settings.Beginning())
        {
            await administrator.Set(beginning, crew._posting.Token);
        }

        for (var i = 0; i < plan.Browsers; i++)
        {
            crew.Open(new BrowserClient($"operator-{scope}-{i}", company.Administrator, FeedViews.Operator, apis, Source(), recorder));
        }

        foreach (var (broker, visitor) in company.Brokers.OrderBy(b => b.Key))
        {
            var browser = new BrowserClient($"{broker}-{scope}", visitor, FeedViews.Broker(broker), apis, Source(), recorder);
            crew.Open(browser);
            var client = new BrokerClient(broker, visitor, browser, apis, new BrokerMind(Source(), broker), Source(), recorder);
            crew._workers.Add(client.Run(plan.WorkPause, crew._posting.Token));
        }

        crew._workers.Add(administrator.Run(settings, plan.SettingsPause, crew._posting.Token));
        for (var i = 0; i < plan.Sellers; i++)
        {
            var mind = new SellerMind(Source(), i, scope, campaign, States);
            var seller = new SellerClient($"seller-{scope}-{i}", credentials.ApiKey, apis, mind, Source(), recorder);
            crew._sellers.Add(seller);
            crew._workers.Add(seller.Run(plan.Lanes, plan.PostPause, crew._posting.Token));
        }

        return crew;
    }

    /// <summary>One browser more.</summary>
    public void Open(BrowserClient browser)
    {
        _browsers.Add(browser);
        _watchers.Add(browser.Run(_watching.Token));
    }

    /// <summary>No new work; what has no answer is asked for until it has one.</summary>
    public async Task Finish()
    {
        await _posting.CancelAsync();
        await Task.WhenAll(_workers);
        using var patience = new CancellationTokenSource(Recovery);
        foreach (var seller in _sellers)
        {
            while (await seller.Resolve() > 0)
            {
                if (patience.IsCancellationRequested)
                {
                    throw new TimeoutException($"After {Recovery.TotalSeconds:0} s without a fault a post is still not answered.");
                }

                await Pause.For(TimeSpan.FromMilliseconds(500), patience.Token);
            }
        }
    }

    /// <summary>The browsers close.</summary>
    public async ValueTask DisposeAsync()
    {
        await _posting.CancelAsync();
        await _watching.CancelAsync();
        await Task.WhenAll([.. _workers, .. _watchers]);
        _sellers.ForEach(seller => seller.Dispose());
        _posting.Dispose();
        _watching.Dispose();
    }
}
