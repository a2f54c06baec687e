using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;

namespace LeadGrid.Access;

/// <summary>How often one address may do something without being known: so many at once, and then so many a minute.</summary>
internal abstract class AddressRate(int burst, int perMinute) : IDisposable
{
    private readonly PartitionedRateLimiter<IPAddress> _limiter = PartitionedRateLimiter.Create<IPAddress, string>(
        address => RateLimitPartition.GetTokenBucketLimiter(Network(address), _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = burst,
            TokensPerPeriod = 1,
            ReplenishmentPeriod = TimeSpan.FromMinutes(1) / perMinute,
            QueueLimit = 0,
        }),
        StringComparer.Ordinal);

    /// <returns>Null when it may go on; otherwise how long to wait.</returns>
    public TimeSpan? Take(IPAddress? address)
    {
        using var lease = _limiter.AttemptAcquire(address ?? IPAddress.None);
        if (lease.IsAcquired)
        {
            return null;
        }

        return lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : TimeSpan.FromMinutes(1);
    }

    public void Dispose()
    {
        _limiter.Dispose();
        GC.SuppressFinalize(this);
    }

    // Whoever has one IPv6 address has its whole /64.
    private static string Network(IPAddress address) => address.IsIPv4MappedToIPv6 || address.AddressFamily == AddressFamily.InterNetwork
        ? address.MapToIPv4().ToString()
        : Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8));
}
