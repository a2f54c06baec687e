using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;

namespace LeadGrid.Access;

/// <summary>How often one address may try to sign in, whatever the login: slows lists of passwords that are sprayed.</summary>
internal sealed class AddressLimit(IOptions<AccessOptions> options) : IDisposable
{
    private readonly PartitionedRateLimiter<IPAddress> limiter = PartitionedRateLimiter.Create<IPAddress, string>(
        address => RateLimitPartition.GetTokenBucketLimiter(Network(address), _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = options.Value.SignInBurstPerAddress,
            TokensPerPeriod = 1,
            ReplenishmentPeriod = TimeSpan.FromMinutes(1) / options.Value.SignInsPerMinutePerAddress,
            QueueLimit = 0,
        }),
        StringComparer.Ordinal);

    /// <returns>Null when the attempt may go on; otherwise how long to wait.</returns>
    public TimeSpan? Take(IPAddress? address)
    {
        using var lease = limiter.AttemptAcquire(address ?? IPAddress.None);
        if (lease.IsAcquired)
        {
            return null;
        }

        return lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : TimeSpan.FromMinutes(1);
    }

    public void Dispose() => limiter.Dispose();

    // Whoever has one IPv6 address has its whole /64.
    public static string Network(IPAddress address) => address.IsIPv4MappedToIPv6 || address.AddressFamily == AddressFamily.InterNetwork
        ? address.MapToIPv4().ToString()
        : Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8));
}
