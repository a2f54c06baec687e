using LeadGrid.Campaigns;
using LeadGrid.Log;
using LeadGrid.Routing;
using LeadGrid.Storage.Log;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Orleans.Streams;

namespace LeadGrid.Streams;

internal static class LogStreamsHosting
{
    /// <summary>The log's streams and the durable consumers on them. Needs <see cref="Storage.LeadDataSource"/>.</summary>
    public static ISiloBuilder AddLogStreams(this ISiloBuilder silo)
    {
        var services = silo.Services;
        services.TryAddSingleton(TimeProvider.System);
        services.AddOptions<LogStreamOptions>().BindConfiguration("LogStream");
        services.AddOptions<LogOptions>().BindConfiguration("Log");
        services.AddSingleton<LogRetention>();
        services.AddHostedService<LogUpkeep>();
        services.AddSingleton<LogSignal>();
        services.AddSingleton<LogEnd>();
        services.AddSingleton<LogTail>();
        services.AddSingleton<ILogPages, LogPages>();
        services.AddSingleton<LedgerCommits>();
        services.AddConsumer<IReadOnlyDictionary<TallyKey, long>, CampaignCounterRows>();
        services.AddConsumer<IReadOnlyDictionary<Guid, WaitingChange>, WaitingLeadRows>();
        services.AddConsumer<IReadOnlyDictionary<DateOnly, LogDigest>, LogDigestRows>();
        silo.AddPersistentStreams(
            LogStream.Provider,
            (s, _) => ActivatorUtilities.CreateInstance<LogQueueAdapterFactory>(s),
            streams =>
            {
                // No store of subscriptions: who consumes the log is written in the code.
                streams.ConfigureStreamPubSub(StreamPubSubType.ImplicitOnly);
                streams.ConfigurePullingAgent(agent => agent.Configure(options =>
                {
                    // The receiver waits for data itself; this is the pause after a wait in vain.
                    options.GetQueueMsgsTimerPeriod = TimeSpan.FromMilliseconds(10);
                    // A consumer that cannot be reached is tried again for a day: then it would wait for the next slice.
                    options.MaxEventDeliveryTime = TimeSpan.FromDays(1);
                }));
            });
        return silo;
    }

    private static void AddConsumer<TEffects, TRows>(this IServiceCollection services)
        where TRows : class, IEffectRows<TEffects>
    {
        services.AddSingleton<IEffectRows<TEffects>, TRows>();
        services.AddSingleton<IConsumerName>(s => s.GetRequiredService<IEffectRows<TEffects>>());
        services.AddSingleton<ILogLedger<TEffects>, LogLedger<TEffects>>();
    }
}
