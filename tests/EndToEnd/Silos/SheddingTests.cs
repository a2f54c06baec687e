using System.Net;
using System.Net.Http.Json;
using LeadGrid.Intake;

namespace LeadGrid.Silos;

/// <summary>A silo that has too much of something, with limits so low that it has.</summary>
public sealed class SheddingTests : IAsyncLifetime
{
    private static readonly TimeSpan s_answeredWithin = TimeSpan.FromSeconds(5);

    /// <summary>Orleans believes in a load at once, and in its end by and by.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(120);
    private readonly Dictionary<string, string> _settings = [];
    private LocalCluster _cluster = null!;

    public async ValueTask InitializeAsync() => _cluster = await LocalCluster.StartAsync(new LocalClusterOptions
    {
        Silos = 1,
        Apis = 1,
        Configure = plan =>
        {
            foreach (var (setting, value) in plan.IsSilo ? _settings : [])
            {
                plan.Environment[setting] = value;
            }
        },
    });

    public async ValueTask DisposeAsync() => await _cluster.DisposeAsync();

    [Fact]
    public async Task A_silo_without_a_moment_to_spare_refuses_at_once_and_serves_when_it_has()
    {
        // Of all cores: a silo with nothing to do takes 6 % of two, one that sellers press more than it can bear 40 %.
        _settings["Shedding__CpuThreshold"] = "20";
        await _cluster.Silos[0].RestartAsync();
        await using (var posts = PostStream.Begin(_cluster.Credentials, [_cluster.Apis[0].Url], sellersEach: 16))
        {
            await Until(() => Task.FromResult(posts.All.Any(p => p.Status == 503)), "No post was refused.");
            await posts.End();
            Assert.All(posts.All.Where(p => p.Status == 503), p => Assert.True(p.Took < s_answeredWithin, $"A refusal took {p.Took}."));
            Assert.All(posts.All, p => Assert.Contains(p.Status, (int[])[201, 503]));
        }

        using var seller = new HttpClient { BaseAddress = _cluster.Apis[0].Url };
        seller.DefaultRequestHeaders.Add("X-Api-Key", _cluster.Credentials.ApiKey);
        await Until(
            async () =>
            {
                using var answer = await seller.PostAsJsonAsync("/api/v1/leads", Person.InAlaska().ToLead(_cluster.Credentials.Campaigns[0]));
                Assert.True(answer.StatusCode == HttpStatusCode.Created || answer.Headers.RetryAfter is not null, $"{answer.StatusCode} says nothing of when to come again.");
                return answer.StatusCode == HttpStatusCode.Created;
            },
            "It did not serve again.");
    }

    [Fact]
    public async Task A_silo_short_of_memory_lets_idle_grains_go_and_forgets_nothing()
    {
        // All that it may use, of which a silo with nothing to do takes a third.
        _settings["DOTNET_GCHeapHardLimit"] = "0xD000000";
        _settings["Shedding__MemoryUsageLimitPercentage"] = "10";
        _settings["Shedding__MemoryUsageTargetPercentage"] = "5";
        _settings["Shedding__MemoryUsagePollingPeriod"] = "00:00:02";
        _settings["Shedding__MemoryThreshold"] = "100";
        _settings["Shedding__CpuThreshold"] = "100";
        await _cluster.Silos[0].RestartAsync();
        using var seller = new Seller(_cluster.Credentials);
        var leads = (await seller.Batch(Enumerable.Range(0, 400).Select(_ => Person.InAlaska()))).Select(a => a.LeadId!.Value).ToArray();

        await Read(leads);
        await Until(
            async () =>
            {
                // Only after a full collection is it known how much is really used, and without work there is none. New leads
                // activate no grain of theirs.
                await seller.Batch(Enumerable.Range(0, 200).Select(_ => Person.InAlaska()));
                return await _cluster.Silos[0].ActivationsAsync("lead") < leads.Length / 2;
            },
            "Its grains were not let go.");

        await Read(leads);
    }

    private async Task Read(IEnumerable<Guid> leads)
    {
        using var http = new HttpClient { BaseAddress = _cluster.Apis[0].Url };
        http.DefaultRequestHeaders.Add("X-Api-Key", _cluster.Credentials.ApiKey);
        foreach (var lead in leads)
        {
            using var answer = await http.GetAsync(new Uri($"/api/v1/leads/{lead}", UriKind.Relative), TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }
    }

    private static async Task Until(Func<Task<bool>> done, string otherwise)
    {
        using var patience = new CancellationTokenSource(s_patience);
        while (!await done())
        {
            Assert.False(patience.IsCancellationRequested, otherwise);
            await Task.Delay(TimeSpan.FromMilliseconds(200), TestContext.Current.CancellationToken);
        }
    }
}
