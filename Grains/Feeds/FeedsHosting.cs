using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace LeadGrid.Feeds;

internal static class FeedsHosting
{
    /// <summary>What the live grid needs in a silo: the tap of the commit paths, and the watch on silos that die.</summary>
    public static ISiloBuilder AddFeeds(this ISiloBuilder silo)
    {
        silo.Services.AddFeedTap();
        silo.Services.AddSingleton<SiloDeaths>();
        silo.Services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>>(s => s.GetRequiredService<SiloDeaths>());
        return silo;
    }

    /// <summary>The tap alone; its couriers start with the silo's lifecycle.</summary>
    public static IServiceCollection AddFeedTap(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(s => new FeedTap(
            view => s.GetRequiredService<IGrainFactory>().GetGrain<IFeedGrain>(view),
            s.GetRequiredService<TimeProvider>(),
            s.GetRequiredService<ILogger<FeedTap>>()));
        services.AddSingleton<IFeedTap>(s => s.GetRequiredService<FeedTap>());
        services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>>(s => s.GetRequiredService<FeedTap>());
        return services;
    }
}
