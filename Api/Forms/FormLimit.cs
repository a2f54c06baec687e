using System.Net;
using System.Threading.RateLimiting;
using LeadGrid.Access;
using Microsoft.Extensions.Options;

namespace LeadGrid.Forms;

/// <summary>How often one address may send forms, of whatever campaign.</summary>
internal sealed class FormLimit(IOptions<FormOptions> options) : IDisposable
{
    private readonly PartitionedRateLimiter<IPAddress> _limiter = PartitionedRateLimiter.Create<IPAddress, string>(
        address => RateLimitPartition.GetTokenBucketLimiter(AddressLimit.Network(address), _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = options.Value.BurstPerAddress,
            TokensPerPeriod = 1,
            ReplenishmentPeriod = TimeSpan.FromMinutes(1) / options.Value.PerMinuteAndAddress,
            QueueLimit = 0,
        }),
        StringComparer.Ordinal);

    /// <returns>Null when the form may be looked at; otherwise how long to wait.</returns>
    public TimeSpan? Take(IPAddress? address)
    {
        using var lease = _limiter.AttemptAcquire(address ?? IPAddress.None);
        if (lease.IsAcquired)
        {
            return null;
        }

        return lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : TimeSpan.FromMinutes(1);
    }

    public void Dispose() => _limiter.Dispose();
}
