using System.Threading.RateLimiting;
using LeadGrid.Access;

namespace LeadGrid.Edges;

/// <summary>Each API key has a bucket of its own: as many requests a second as its record says, and as many at once.</summary>
internal static class KeyRates
{
    public static void Add(IServiceCollection services) => services.AddRateLimiter(options =>
    {
        options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, Bucket>(BucketOf);
        options.OnRejected = static (rejected, _) =>
        {
            var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var known) ? known : TimeSpan.FromSeconds(1);
            var problem = Problems.TooManyRequests(rejected.HttpContext, wait, "This API key has made all the requests it may make for now.");
            return new ValueTask(problem.ExecuteAsync(rejected.HttpContext));
        };
    });

    // The rate is part of the name: a key that gets another rate gets another bucket.
    private static RateLimitPartition<Bucket> BucketOf(HttpContext context) =>
        context.User.RateOrNull() is { } rate
            ? RateLimitPartition.GetTokenBucketLimiter(new Bucket(context.GetKeyScope(), rate), static bucket => Options(bucket.Rate))
            : RateLimitPartition.GetNoLimiter(default(Bucket));

    private static TokenBucketRateLimiterOptions Options(int rate)
    {
        // A tenth of a second's worth at a time, or one by one where that is less than one.
        var tokens = Math.Max(1, rate / 10);
        return new TokenBucketRateLimiterOptions
        {
            TokenLimit = rate,
            TokensPerPeriod = tokens,
            ReplenishmentPeriod = TimeSpan.FromSeconds((double)tokens / rate),
            QueueLimit = 0,
        };
    }

    private readonly record struct Bucket(string Key, int Rate);
}
