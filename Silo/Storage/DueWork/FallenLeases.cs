using Microsoft.Extensions.Options;
using Npgsql;

namespace LeadGrid.Storage.DueWork;

/// <summary>
/// Frees what dead silos had leased, as soon as the membership knows of their death. A death is final: a silo that was taken
/// for dead ends itself, and comes back as another owner.
/// </summary>
internal sealed partial class FallenLeases(
    IClusterMembershipService membership,
    ILocalSiloDetails self,
    LeaseRelease release,
    IOptions<DueWorkOptions> options,
    TimeProvider time,
    ILogger<FallenLeases> logger) : BackgroundService
{
    private static readonly TimeSpan s_timeout = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var known = new HashSet<SiloAddress>();
        try
        {
            // The first is what is on record: after a loss of power, that is everybody who lived before.
            await foreach (var now in membership.MembershipUpdates.WithCancellation(stoppingToken))
            {
                SiloAddress[] fallen = [.. now.Members.Values.Where(m => m.Status == SiloStatus.Dead && known.Add(m.SiloAddress)).Select(m => m.SiloAddress)];
                if (fallen.Length > 0)
                {
                    SiloAddress[] active = [.. now.Members.Values.Where(m => m.Status == SiloStatus.Active).Select(m => m.SiloAddress)];
                    await Task.Delay(fallen.Min(dead => LeaseHeirs.Turn(self.SiloAddress, dead, active)), time, stoppingToken);
                    await Free([.. fallen.Select(dead => LeaseOwner.Of(dead).Name)], stoppingToken);
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Told to stop; the others free what this silo did not.
        }
    }

    /// <summary>Tries until the leases have ended by themselves.</summary>
    private async Task Free(string[] owners, CancellationToken stop)
    {
        var began = time.GetTimestamp();
        while (time.GetElapsedTime(began) < options.Value.Lease)
        {
            try
            {
                using var timeout = CancellationTokenSource.CreateLinkedTokenSource(stop);
                timeout.CancelAfter(s_timeout);
                if (await release.Free(owners, options.Value.Lease, timeout.Token) is > 0 and var freed)
                {
                    LogFreed(freed, string.Join(", ", owners));
                }

                return;
            }
            catch (Exception e) when (e is NpgsqlException or TimeoutException || (e is OperationCanceledException && !stop.IsCancellationRequested))
            {
                LogDatabaseAway(e);
            }

            await Task.Delay(s_pause, time, stop);
        }
    }

    [LoggerMessage(2011, LogLevel.Information, "Due work: {Count} leases of {Owners}, dead by the membership, are freed")]
    private partial void LogFreed(int count, string owners);

    [LoggerMessage(2012, LogLevel.Warning, "Due work: leases of dead silos are not freed yet, the database does not answer; trying again")]
    private partial void LogDatabaseAway(Exception exception);
}
