using System.Threading.RateLimiting;

namespace LeadGrid.Outreach;

/// <summary>How often one message may be looked at, by whomever: a link that was passed around must not keep its lead busy.</summary>
internal sealed class VisitLimit : IDisposable
{
    private readonly PartitionedRateLimiter<Guid> _limiter = PartitionedRateLimiter.Create<Guid, Guid>(
        messageId => RateLimitPartition.GetTokenBucketLimiter(messageId, _ => new TokenBucketRateLimiterOptions
        {
            // A scanner follows every link of a message at once, and a picture is loaded beside them.
            TokenLimit = 120,
            TokensPerPeriod = 2,
            ReplenishmentPeriod = TimeSpan.FromSeconds(1),
            QueueLimit = 0,
        }));

    /// <returns>Null when the visit may go on; otherwise how long to wait.</returns>
    public TimeSpan? Take(Guid messageId)
    {
        using var lease = _limiter.AttemptAcquire(messageId);
        if (lease.IsAcquired)
        {
            return null;
        }

        return lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : TimeSpan.FromSeconds(1);
    }

    public void Dispose() => _limiter.Dispose();
}
