using LeadGrid.Compliance;
using LeadGrid.Outreach;
using Microsoft.Extensions.Options;

namespace LeadGrid.Providers.Twilio;

internal static class TwilioHosting
{
    /// <summary>An answer of Twilio's is about 1 kB.</summary>
    private const long LargestAnswer = 64 * 1024;

    /// <summary>Nothing, where no account is configured.</summary>
    public static IServiceCollection AddTwilio(this IServiceCollection services, IConfiguration configuration)
    {
        var section = configuration.GetSection(TwilioOptions.Section);
        services.AddSingleton(Card);
        if (string.IsNullOrEmpty(section[nameof(TwilioOptions.AccountSid)]))
        {
            return services;
        }

        services.AddOptions<TwilioOptions>().Bind(section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<TwilioOptions>, TwilioOptionsCheck>();
        services.AddKeyedSingleton(TwilioClient.ProviderName, (s, _) => new ProviderHealth(TwilioClient.ProviderName, s.GetRequiredService<TimeProvider>()));
        // All of them, for the page that shows how providers are.
        services.AddSingleton(Health);
        AddConnections(services);
        services.AddSingleton<ITextProvider>(s => new TwilioClient(
            s.GetRequiredService<IHttpClientFactory>().CreateClient(TwilioClient.ProviderName),
            s.GetRequiredService<IOptions<TwilioOptions>>(),
            Health(s),
            s.GetRequiredService<TimeProvider>(),
            s.GetRequiredService<ILogger<TwilioClient>>()));
        return services;
    }

    private static ProviderCard Card(IServiceProvider services)
    {
        if (services.GetKeyedService<ProviderHealth>(TwilioClient.ProviderName) is not { } health)
        {
            return new ProviderCard(TwilioClient.ProviderName, ContactChannel.Sms);
        }

        var options = services.GetRequiredService<IOptions<TwilioOptions>>().Value;
        return new ProviderCard(TwilioClient.ProviderName, ContactChannel.Sms)
        {
            Health = health,
            Limits = new(options.MaximumPerSecond, options.MaximumConcurrent, ProviderCard.Fallback(options.Fallback)),
            PaidBySegment = true,
        };
    }

    private static ProviderHealth Health(IServiceProvider services) =>
        services.GetRequiredKeyedService<ProviderHealth>(TwilioClient.ProviderName);

    private static void AddConnections(IServiceCollection services)
    {
        var client = services.AddHttpClient(TwilioClient.ProviderName, http => http.Timeout = Clearance.Life)
            .ConfigurePrimaryHttpMessageHandler(s =>
                ClearedConnections.Handler(s.GetRequiredService<IOptions<TwilioOptions>>().Value.MaximumConcurrent))
            // The client is kept; connections are replaced by their own handler.
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            .RemoveAllLoggers();
        client.AddResilienceHandler(TwilioClient.ProviderName, (pipeline, context) =>
        {
            var options = context.ServiceProvider.GetRequiredService<IOptions<TwilioOptions>>().Value;
            pipeline.TimeProvider = context.ServiceProvider.GetRequiredService<TimeProvider>();
            var rate = TwilioResilience.Rate(options);
            context.OnPipelineDisposed(rate.Dispose);
            TwilioResilience.Configure(pipeline, options, rate, Health(context.ServiceProvider).Circuit);
        });
        client.AddHttpMessageHandler(() => new WholeAnswers(LargestAnswer));
    }
}
