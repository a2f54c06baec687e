using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;
using Orleans.TestingHost;
using Xunit;

namespace LeadGrid.Feeds;

/// <summary>Two silos in this process, which notice a death within a few seconds.</summary>
internal sealed class FeedCluster : IAsyncDisposable
{
    private readonly InProcessTestCluster _cluster;

    private FeedCluster(InProcessTestCluster cluster) => _cluster = cluster;

    public IClusterClient Client => _cluster.Client;

    public static async Task<FeedCluster> Start()
    {
        var builder = new InProcessTestClusterBuilder(2);
        builder.ConfigureSilo((_, silo) =>
        {
            silo.AddFeeds();
            silo.Configure<ClusterMembershipOptions>(membership =>
            {
                membership.ProbeTimeout = TimeSpan.FromMilliseconds(500);
                membership.NumMissedProbesLimit = 1;
                membership.NumVotesForDeathDeclaration = 1;
            });
        });
        builder.ConfigureHost(host => host.Logging.ClearProviders());
        var cluster = builder.Build();
        await cluster.DeployAsync();
        return new FeedCluster(cluster);
    }

    public static IFeedTap Tap(InProcessSiloHandle silo) => silo.ServiceProvider.GetRequiredService<IFeedTap>();

    public InProcessSiloHandle[] Silos => [.. _cluster.Silos];

    /// <summary>The silo that has the feed's activation.</summary>
    public async Task<InProcessSiloHandle> Home(string view)
    {
        var grain = Client.GetGrain<IFeedGrain>(view).GetGrainId();
        var address = await Client.GetGrain<IManagementGrain>(0).GetActivationAddress(Client.GetGrain<IFeedGrain>(view));
        Assert.True(address is not null, $"{grain} has no activation");
        return Silos.Single(silo => silo.SiloAddress.Equals(address));
    }

    public Task Kill(InProcessSiloHandle silo) => _cluster.KillSiloAsync(silo);

    public async ValueTask DisposeAsync() => await _cluster.DisposeAsync();
}
