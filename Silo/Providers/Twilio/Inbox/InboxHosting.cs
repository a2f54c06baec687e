using LeadGrid.Storage;
using Microsoft.Extensions.Http.Resilience;
using Microsoft.Extensions.Options;
using Polly;

namespace LeadGrid.Providers.Twilio.Inbox;

internal static class InboxHosting
{
    // A thousand texts of 1,600 characters, with what else stands in a message.
    private const long LargestPage = 16 * 1024 * 1024;
    private const int Connections = 2;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    /// <summary>The sweep of texts that no webhook brought. Nothing, where no account is configured. After Orleans: it calls grains.</summary>
    public static void AddInboundSweep(this IServiceCollection services, IConfiguration configuration)
    {
        if (string.IsNullOrEmpty(configuration.GetSection(TwilioOptions.Section)[nameof(TwilioOptions.AccountSid)]))
        {
            return;
        }

        services.AddInbox(configuration);
        services.AddSingleton<ISweepMarks>(s => new SweepMarks(
            s.GetRequiredService<LeadDataSource>(), s.GetRequiredService<IOptions<TwilioOptions>>().Value.AccountSid,
            s.GetRequiredService<IOptions<SweepOptions>>().Value));
        services.AddSingleton<CampaignNumbers>();
        services.AddSingleton<TextHandover>();
        services.AddHostedService<InboundSweep>();
    }

    /// <summary>The list alone. What only asks may be asked again, unlike a message.</summary>
    internal static void AddInbox(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<SweepOptions>().Bind(configuration.GetSection(SweepOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        var client = services.AddHttpClient(TwilioInbox.ClientName, http => http.Timeout = Patience)
            .ConfigurePrimaryHttpMessageHandler(() => AskingConnections.Handler(Connections))
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            .RemoveAllLoggers();
        client.AddResilienceHandler(TwilioInbox.ClientName, pipeline => pipeline
            .AddRetry(new HttpRetryStrategyOptions
            {
                MaxRetryAttempts = 2,
                Delay = TimeSpan.FromMilliseconds(500),
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                ShouldRetryAfterHeader = true,
            })
            .AddTimeout(TimeSpan.FromSeconds(10)));
        client.AddHttpMessageHandler(() => new WholeAnswers(LargestPage));
        services.AddSingleton(s => new TwilioInbox(
            s.GetRequiredService<IHttpClientFactory>().CreateClient(TwilioInbox.ClientName),
            s.GetRequiredService<IOptions<TwilioOptions>>(),
            s.GetRequiredService<IOptions<SweepOptions>>()));
    }
}
