using Microsoft.Extensions.Logging;
using Orleans.Concurrency;
using Orleans.Runtime.Services;
using Orleans.Services;

namespace LeadGrid.Providers;

/// <summary>Answers in each silo for that silo.</summary>
[Alias("provider-report-service")]
internal interface IReportService : IGrainService
{
    [Alias("report"), ResponseTimeout("00:00:02")]
    Task<ProviderReport[]> Report();
}

[Reentrant]
internal sealed class ReportService(GrainId id, Silo silo, ILoggerFactory loggers, IProviderBoard board) : GrainService(id, silo, loggers), IReportService
{
    public Task<ProviderReport[]> Report() => Task.FromResult(board.Here());
}

/// <summary>Asks a silo for its word.</summary>
internal sealed class ReportClient(IServiceProvider services) : GrainServiceClient<IReportService>(services)
{
    /// <summary>A hanging silo's connection still takes what is written to it: nobody tells us that there will be no answer.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(2);

    /// <returns>Null: it did not answer in time.</returns>
    public async Task<ProviderReport[]?> Ask(SiloAddress silo, TimeProvider time)
    {
        try
        {
            return await GetGrainService(silo).Report().WaitAsync(s_patience, time);
        }
        catch (Exception e) when (e is TimeoutException or OrleansException)
        {
            // It hangs, has died and is not known to have, or is of a release that has no such service.
            return null;
        }
    }
}
