using System.Threading.RateLimiting;
using LeadGrid.Outreach;
using Polly;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace LeadGrid.Providers.Twilio;

/// <summary>
/// From the outside in: the rate, the number at once, the circuit breaker, the time-out. There is no retry: whether a message
/// may be sent again is the sender's to decide, with a new permit, and never while the first outcome is unknown.
/// </summary>
internal static class TwilioResilience
{
    // The shortest that Polly takes.
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(10);

    public static TokenBucketRateLimiter Rate(TwilioOptions options) => new(new TokenBucketRateLimiterOptions
    {
        TokenLimit = options.MaximumPerSecond,
        TokensPerPeriod = Math.Max(1, options.MaximumPerSecond / 10),
        ReplenishmentPeriod = TimeSpan.FromSeconds(Math.Max(1, options.MaximumPerSecond / 10) / (double)options.MaximumPerSecond),
        // Waiting would use up the clearance.
        QueueLimit = 0,
    });

    public static void Configure(
        ResiliencePipelineBuilder<HttpResponseMessage> pipeline, TwilioOptions options, RateLimiter rate, CircuitBreakerStateProvider circuit) =>
        pipeline
            .AddRateLimiter(rate)
            .AddConcurrencyLimiter(options.MaximumConcurrent)
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions<HttpResponseMessage>
            {
                FailureRatio = options.FailureRatio,
                MinimumThroughput = options.FailureMinimum,
                SamplingDuration = options.FailureWindow,
                BreakDuration = options.BreakDuration,
                StateProvider = circuit,
                ShouldHandle = arguments => ValueTask.FromResult(IsFailure(arguments.Outcome, options)),
            })
            .AddTimeout(new TimeoutStrategyOptions { TimeoutGenerator = _ => ValueTask.FromResult(TimeLeft(options)) });

    // 429 is an answer of a provider in good health.
    private static bool IsFailure(Outcome<HttpResponseMessage> outcome, TwilioOptions options) => outcome switch
    {
        { Exception: { } fault } => TwilioFault.IsTheProviders(fault, options.RequestTimeout),
        { Result: { } response } => (int)response.StatusCode >= 500,
        _ => false,
    };

    private static TimeSpan TimeLeft(TwilioOptions options)
    {
        var rest = Clearance.Current?.Rest ?? Shortest;
        return rest < Shortest ? Shortest : rest < options.RequestTimeout ? rest : options.RequestTimeout;
    }
}
