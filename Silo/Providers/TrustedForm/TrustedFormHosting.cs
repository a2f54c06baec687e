using System.Threading.RateLimiting;
using LeadGrid.Contacts;
using LeadGrid.Storage.Outbox;
using Microsoft.Extensions.Options;
using Polly;
using Polly.CircuitBreaker;

namespace LeadGrid.Providers.TrustedForm;

internal static class TrustedFormHosting
{
    /// <summary>An answer with what we ask for is about 1 kB.</summary>
    private const long LargestAnswer = 64 * 1024;

    /// <summary>Without a key, claims that wait are given up as soon as they are due.</summary>
    public static IServiceCollection AddCertificates(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<CertificateOptions>()
            .BindConfiguration(CertificateOptions.Section)
            .Validate(options => options.MaximumAge > TimeSpan.Zero, "Certificates:MaximumAge must be a span of time.")
            .ValidateOnStart();
        services.AddOptions<TrustedFormOptions>().BindConfiguration(TrustedFormOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<IValidateOptions<TrustedFormOptions>, TrustedFormOptionsCheck>();
        services.AddSingleton<IOutboxHandler, CertificateHandler>();
        if (string.IsNullOrEmpty(configuration.GetSection(TrustedFormOptions.Section)[nameof(TrustedFormOptions.ApiKey)]))
        {
            return services;
        }

        AddConnections(services);
        services.AddSingleton<ICertificateProvider>(s => new TrustedFormClient(
            s.GetRequiredService<IHttpClientFactory>().CreateClient(TrustedFormClient.ProviderName),
            s.GetRequiredService<IOptions<TrustedFormOptions>>(),
            s.GetRequiredService<TimeProvider>(),
            s.GetRequiredService<ILogger<TrustedFormClient>>()));
        return services;
    }

    private static void AddConnections(IServiceCollection services)
    {
        var client = services.AddHttpClient(TrustedFormClient.ProviderName, http => http.Timeout = Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(s => ClaimConnections.Handler(s.GetRequiredService<IOptions<TrustedFormOptions>>().Value))
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            .RemoveAllLoggers();
        client.AddResilienceHandler(TrustedFormClient.ProviderName, (pipeline, context) =>
        {
            var options = context.ServiceProvider.GetRequiredService<IOptions<TrustedFormOptions>>().Value;
            pipeline.TimeProvider = context.ServiceProvider.GetRequiredService<TimeProvider>();
            var rate = Rate(options);
            context.OnPipelineDisposed(rate.Dispose);
            pipeline
                .AddRateLimiter(rate)
                .AddCircuitBreaker(new CircuitBreakerStrategyOptions<HttpResponseMessage>
                {
                    FailureRatio = options.FailureRatio,
                    MinimumThroughput = options.FailureMinimum,
                    SamplingDuration = options.FailureWindow,
                    BreakDuration = options.BreakDuration,
                    ShouldHandle = arguments => ValueTask.FromResult(
                        arguments.Outcome.Exception is HttpRequestException or Polly.Timeout.TimeoutRejectedException
                        || arguments.Outcome.Result is { } answer && (int)answer.StatusCode >= 500),
                })
                .AddTimeout(options.RequestTimeout);
        });

        // Inside of the time-out, so that it covers the body too.
        client.AddHttpMessageHandler(() => new WholeAnswers(LargestAnswer));
    }

    private static TokenBucketRateLimiter Rate(TrustedFormOptions options) => new(new TokenBucketRateLimiterOptions
    {
        TokenLimit = options.MaximumPerSecond,
        TokensPerPeriod = options.MaximumPerSecond,
        ReplenishmentPeriod = TimeSpan.FromSeconds(1),
        QueueLimit = 0,
    });
}
